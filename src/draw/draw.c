#include "draw/draw.h"

#include "base/child.h"
#include "base/io.h"
#include "draw/files.h"
#include "draw/picture.h"
#include "draw/svg.h"

/* Network and legend go to the child, with a NUL between; the picture comes back. */
static Status render(const DrawModel *m, const DrawOptions *o, StrBuf *picture, Report *r) {
  StrBuf helper = {0}, graphs = {0};
  Status status = child_find_helper("entente-layout", &helper, r);
  if (status == STATUS_OK) {
    picture_add_network(&graphs, m, o);
    strbuf_addc(&graphs, 0);
    picture_add_legend(&graphs, m, o);
    const char *arguments[] = {picture_engine(m, o), draw_format_names[o->format], NULL};
    ChildJob job = {.program = helper.data,
                    .arguments = arguments,
                    .input = strbuf_as_str(&graphs),
                    .memory = o->memory ? o->memory : DRAW_MEMORY,
                    .seconds = o->seconds ? o->seconds : DRAW_SECONDS};
    status = child_run(&job, picture, r);
  }
  strbuf_release(&helper), strbuf_release(&graphs);
  return status;
}

static void add_svg(StrBuf *out, const DrawModel *m, const DrawOptions *o, Str svg) {
  StrBuf title = {0}, description = {0};
  picture_add_title(&title, m, o);
  picture_add_facts(&description, m, o);
  svg_add_clean(out, svg, draw_view_names[o->view], strbuf_as_str(&title), strbuf_as_str(&description));
  strbuf_release(&title), strbuf_release(&description);
}

/* cairo writes the time into a PDF; the same picture shall be the same bytes. */
static void fix_pdf_date(StrBuf *pdf) {
  size_t at = str_find(strbuf_as_str(pdf), STR("/CreationDate (D:"));
  if (at == SIZE_MAX) return;
  for (size_t i = at + 17, digits = 0; i < pdf->n && pdf->data[i] != ')' && digits < 14; i++, digits++)
    pdf->data[i] = "19700101000000"[digits];
}

static void finish_picture(StrBuf *out, const DrawModel *m, const DrawOptions *o, StrBuf *picture) {
  if (o->format == DRAW_PDF) fix_pdf_date(picture);
  if (o->format == DRAW_SVG) add_svg(out, m, o, strbuf_as_str(picture));
  else strbuf_add(out, strbuf_as_str(picture));
}

static void keep_message(Report *r, Severity severity, Place place, const char *message) {
  (void)severity;
  StrBuf *kept = r->user;
  strbuf_clear(kept);
  if (place.file) strbuf_printf(kept, "%s: ", place.file);
  strbuf_add(kept, str_trim(str_of(message)));
}

/* One try: a picture of the model that the options make. What went wrong is in `why`. */
static Status try_picture(const Network *n, const DrawOptions *o, StrBuf *out, size_t *actors, StrBuf *why) {
  DrawModel m;
  StrBuf picture = {0};
  Report quiet = {.sink = keep_message, .user = why};
  Status status = model_make(&m, n, o, &quiet);
  if (status == STATUS_OK) status = render(&m, o, &picture, &quiet);
  if (status == STATUS_OK) finish_picture(out, &m, o, &picture);
  *actors = model_actors(&m);
  strbuf_release(&picture);
  model_release(&m);
  return status;
}

/* When the layout crashes or reaches a limit, a quarter of the actors is tried, and a quarter of those; the picture counts those that it
   leaves out, as with --top. */
static Status draw_picture(const Network *n, const DrawOptions *o, StrBuf *out, Report *r) {
  enum { TRIES = 3, LEAST = 8 };
  DrawOptions fewer = *o;
  StrBuf why = {0};
  Status status = STATUS_OK;
  for (int i = 0; i < TRIES; i++) {
    size_t actors;
    status = try_picture(n, &fewer, out, &actors, &why);
    if ((status != STATUS_LIMIT && status != STATUS_IO) || actors / 4 < LEAST) break;
    fewer.top = actors / 4;
    if (i + 1 < TRIES)
      report_warning(r, (Place){0}, "%s; drawing only the %zu actors of greatest weight", why.data, fewer.top);
  }
  if (status != STATUS_OK) report_error(r, status, (Place){0}, "%s", why.data ? why.data : "no picture");
  strbuf_release(&why);
  return status;
}

static Status draw_file(const Network *n, const DrawOptions *o, StrBuf *out, Report *r) {
  DrawModel m;
  Status status = model_make(&m, n, o, r);
  if (status != STATUS_OK) return status;
  if (o->format == DRAW_DOT) picture_add_network(out, &m, o);
  else if (o->format == DRAW_GRAPHML) graphml_add(out, &m, o);
  else if (o->format == DRAW_GEXF) gexf_add(out, &m, o);
  else csv_add(out, &m, o);
  model_release(&m);
  return STATUS_OK;
}

Status draw_network(const Network *n, const DrawOptions *o, StrBuf *out, Report *r) {
  return format_is_picture(o->format) ? draw_picture(n, o, out, r) : draw_file(n, o, out, r);
}

Status draw_write(const Network *n, const DrawOptions *o, const char *path, Report *r) {
  StrBuf picture = {0};
  OutFile file;
  Status status = draw_network(n, o, &picture, r);
  if (status == STATUS_OK) status = out_open(&file, path, r);
  if (status == STATUS_OK) {
    fwrite(picture.data, 1, picture.n, file.stream);
    status = out_commit(&file, r);
  }
  strbuf_release(&picture);
  return status;
}

Status draw_network_files(const Network *n, const DrawWords *words, const char *folder, Report *r) {
  Status first = STATUS_OK;
  for (int format = DRAW_DOT; format <= DRAW_SVG; format++)
    for (int view = DRAW_ALLIANCES; view <= DRAW_SECTORS; view++) {
      StrBuf path = {0};
      strbuf_printf(&path, "%s/%s.%s", folder, draw_view_names[view], draw_format_names[format]);
      DrawOptions o = {.view = (DrawView)view, .format = (DrawFormat)format, .words = words};
      Status status = draw_write(n, &o, path.data, r);
      if (first == STATUS_OK) first = status;
      strbuf_release(&path);
    }
  return first;
}
