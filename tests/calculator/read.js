// Reads texts as the box of a field does: {units, texts} in, {value} or {problem} for each out.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const script = path.join(__dirname, "..", "..", "docs", "assets", "calculator", "numbers.js");
vm.runInThisContext(fs.readFileSync(script, "utf8"), { filename: script });
const { units, texts } = JSON.parse(fs.readFileSync(0, "utf8"));
const { read, text } = EduCalculator.numbers;
const found = texts.map((one) => read(one, units, units[0]));
const told = found.map((one) => (one.problem ? one : { value: text(one.value) }));
process.stdout.write(JSON.stringify(told));
