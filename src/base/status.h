/* What a function that can fail gives back. The reason stands in the Report that was handed in. */
#ifndef ENTENTE_BASE_STATUS_H
#define ENTENTE_BASE_STATUS_H

typedef enum Status {
  STATUS_OK = 0,
  STATUS_END,       ///< no further item; not an error
  STATUS_BAD_INPUT, ///< the input is wrong; the report names the place
  STATUS_IO,        ///< the system refused: open, read, write, rename
  STATUS_STORE,     ///< the store refused or is not ours
  STATUS_USAGE,     ///< the command line is wrong
  STATUS_LIMIT      ///< a stated bound was reached
} Status;

#endif
