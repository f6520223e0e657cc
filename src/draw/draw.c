#include "draw/draw.h"

#include "base/child.h"
#include "base/io.h"
#include "draw/picture.h"
#include "draw/svg.h"

static const char *const view_names[] = {[DRAW_ALLIANCES] = "alliances", [DRAW_SECTORS] = "sectors"};
static const char *const format_names[] = {
    [DRAW_DOT] = "dot", [DRAW_SVG] = "svg", [DRAW_PNG] = "png", [DRAW_PDF] = "pdf"};

/* Network and legend go to the child, with a NUL between; the picture comes back. */
static Status render(const DrawModel *m, const DrawOptions *o, StrBuf *picture, Report *r) {
  StrBuf helper = {0}, graphs = {0};
  Status status = child_find_helper("entente-layout", &helper, r);
  if (status == STATUS_OK) {
    picture_add_network(&graphs, m, o);
    strbuf_addc(&graphs, 0);
    picture_add_legend(&graphs, m, o);
    const char *arguments[] = {picture_engine(m), format_names[o->format], NULL};
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
  picture_add_title(&title, o);
  picture_add_facts(&description, m, o);
  svg_add_clean(out, svg, view_names[o->view], strbuf_as_str(&title), strbuf_as_str(&description));
  strbuf_release(&title), strbuf_release(&description);
}

/* cairo writes the time into a PDF; the same picture shall be the same bytes. */
static void fix_pdf_date(StrBuf *pdf) {
  size_t at = str_find(strbuf_as_str(pdf), STR("/CreationDate (D:"));
  if (at == SIZE_MAX) return;
  for (size_t i = at + 17, digits = 0; i < pdf->n && pdf->data[i] != ')' && digits < 14; i++, digits++)
    pdf->data[i] = "19700101000000"[digits];
}

Status draw_network(const Network *n, const DrawOptions *o, StrBuf *out, Report *r) {
  DrawModel m;
  StrBuf picture = {0};
  Status status = STATUS_OK;
  model_make(&m, n, o);
  if (o->format == DRAW_DOT) picture_add_network(out, &m, o);
  else status = render(&m, o, &picture, r);
  if (status == STATUS_OK && o->format == DRAW_SVG) add_svg(out, &m, o, strbuf_as_str(&picture));
  if (status == STATUS_OK && o->format == DRAW_PDF) fix_pdf_date(&picture);
  if (status == STATUS_OK && o->format >= DRAW_PNG) strbuf_add(out, strbuf_as_str(&picture));
  strbuf_release(&picture);
  model_release(&m);
  return status;
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
      strbuf_printf(&path, "%s/%s.%s", folder, view_names[view], format_names[format]);
      DrawOptions o = {.view = (DrawView)view, .format = (DrawFormat)format, .words = words};
      Status status = draw_write(n, &o, path.data, r);
      if (first == STATUS_OK) first = status;
      strbuf_release(&path);
    }
  return first;
}
