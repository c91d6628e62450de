// Reads a list of Argdown documents from standard input and prints what @argdown/core makes of each.
const { ArgdownApplication, ParserPlugin, ModelPlugin, DataPlugin } = require("@argdown/core");
const app = new ArgdownApplication();
for (const [at, plugin] of [new ParserPlugin(), new DataPlugin(), new ModelPlugin()].entries()) {
  app.addPlugin(plugin, ["parse-input", "add-metadata", "build-model"][at]);
}
const textOf = (members) =>
  (members || []).map((it) => [it.text, it.data || null]).filter(([text]) => text);
const made = JSON.parse(require("fs").readFileSync(0, "utf8")).map((input) => {
  const found = app.run({ input, process: ["parse-input", "add-metadata", "build-model"], logLevel: "error" });
  const all = (table) =>
    Object.fromEntries(Object.entries(table || {}).map(([title, it]) => [title, textOf(it.members)]));
  return {
    errors: [...(found.lexerErrors || []), ...(found.parserErrors || [])].map((it) => it.message),
    title: (found.frontMatter || {}).title,
    statements: all(found.statements),
    arguments: Object.fromEntries(
      Object.entries(found.arguments || {}).map(([title, it]) => [title, textOf(it.members)])),
    relations: (found.relations || []).map((it) => [
      it.relationType, (it.from || {}).title, (it.to || {}).title]),
  };
});
process.stdout.write(JSON.stringify(made));
