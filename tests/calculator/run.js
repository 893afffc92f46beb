// Judges what comes on standard input as JSON, a list of {form, cases}, with the scripts of a page;
// answers with a list of findings for each.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const scripts = path.join(__dirname, "..", "..", "docs", "assets", "calculator");
for (const name of ["numbers.js", "formulas.js", "judge.js", "shortfall.js", "findings.js", "answer.js"]) {
  vm.runInThisContext(fs.readFileSync(path.join(scripts, name), "utf8"), { filename: name });
}
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = asked.map(({ form, cases }) => cases.map((one) => EduCalculator.answer(form, one)));
process.stdout.write(JSON.stringify(answers));
