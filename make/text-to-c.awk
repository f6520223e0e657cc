# Writes a text file as a C string: awk -v name=schema_sql -f make/text-to-c.awk schema.sql
BEGIN { printf "/* Made from the file of the same name. */\nstatic const char %s[] =\n", name }
{
  gsub(/\\/, "&&")
  gsub(/"/, "\\\"")
  gsub(/\?\?/, "?\"\"?")
  printf "    \"%s\\n\"\n", $0
}
END { print "    ;" }
