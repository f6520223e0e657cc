/* JSON (RFC 8259) that may stand in a <script> element of an HTML page.
 *
 * HTML ends the element at "</script" and treats "<!--" in it in a way of its own (HTML Standard, 13.2.5.16 "Script data state" and
 * after), so that "<", ">" and "&" are written as \u003c, \u003e and \u0026. Controls, U+2028, U+2029 and the marks that turn the
 * direction of writing are escaped too: whoever reads the file sees what stands in it. A reader of JSON gets back the text as it was.
 */
#ifndef ENTENTE_REPORT_JSON_H
#define ENTENTE_REPORT_JSON_H

#include "base/str.h"

void json_add_text(StrBuf *b, Str text);    ///< with its quotes; bad UTF-8 becomes U+FFFD
void json_add_number(StrBuf *b, int64_t n); ///< after a comma, unless it is the first of its array
void json_add_comma(StrBuf *b);             ///< unless what stands last opens an array or object, or nothing does
void json_add_pair(StrBuf *b, const char *name, Str text); ///< "name":"text", after a comma where one is due

#endif
