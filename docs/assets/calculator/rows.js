// Elements of a page, and the table of rows for parts: schools of a county, classes of a school.
"use strict";
globalThis.EduCalculator = globalThis.EduCalculator || {};
(() => {
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((one) => one !== null));
    return element;
  }

  const choice = (pairs, attributes) =>
    make("select", attributes, ...pairs.map(([value, said]) => make("option", { value }, said)));

  /** The rows of one kind of part: schools of a county, classes of a school. */
  class Parts {
    constructor(calculator, part) {
      this.calculator = calculator;
      this.part = part;
      this.fields = Object.entries(part.fields);
      this.staged = calculator.form.staged_parts;
      this.rows = [];
      this.body = make("tbody");
      const kind = calculator.title(part);
      this.units = {};
      const heads = this.fields.map(([name, field]) => {
        const said = calculator.title(field);
        const unit = field.kind === "number" ? calculator.unitBox(field, said) : null;
        this.units[name] = unit;
        return make("th", { scope: "col" }, said, unit && make("br"), unit && unit.place);
      });
      if (this.staged) heads.unshift(make("th", { scope: "col" }, calculator.say("stage")));
      const head = make("tr", {}, make("th", { scope: "col" }, kind), ...heads, make("td"));
      const add = make("button", { type: "button", class: "md-button" }, calculator.say("add", { kind }));
      add.addEventListener("click", () => {
        this.add();
        this.rows[this.rows.length - 1].controls[0].input.focus();
        calculator.update();
      });
      this.place = make(
        "div",
        { class: "es-parts-table" },
        make("div", { class: "es-scroll", tabindex: "0", role: "group", "aria-label": kind },
          make("table", { class: "es-table" }, make("thead", {}, head), this.body)),
        make("p", { class: "es-hint" }, calculator.say("paste")),
        make("p", { class: "es-buttons" }, add),
      );
      this.write([]);
    }

    add(values = {}) {
      const { calculator, part } = this;
      const at = this.rows.length + 1;
      const kind = calculator.title(part);
      const named = (name) => ({ "aria-label": calculator.say("cell", { kind, at, name }) });
      const controls = this.fields.map(([name, field]) => {
        const control = calculator.control(field, named(calculator.title(field)));
        control.problem = make("span", { class: "es-problem" });
        control.write(values[name] === undefined ? undefined : calculator.written(field, values[name]));
        return control;
      });
      const stages = (calculator.form.stages || []).map((one) => [one.id, calculator.title(one)]);
      const stage = this.staged
        ? choice([["", calculator.say("choose")], ...stages], named(calculator.say("stage")))
        : null;
      if (stage) stage.value = values.stage || "";
      const remove = make("button", {
        type: "button", class: "es-remove", "aria-label": calculator.say("remove", { at }),
      }, "×");
      const cells = controls.map(({ input, problem }) => make("td", {}, input, problem));
      if (stage) cells.unshift(make("td", {}, stage));
      const line = make("tr", {}, make("th", { scope: "row" }, `${at}`), ...cells, make("td", {}, remove));
      const row = { controls, stage, line };
      remove.addEventListener("click", () => this.remove(row));
      controls.forEach(({ input }, column) =>
        input.addEventListener("paste", (event) => this.paste(event, row, column)));
      this.rows.push(row);
      this.body.append(line);
    }

    /** Rows are numbered anew, so all that is left is written again. */
    remove(gone) {
      const kept = this.rows.filter((row) => row !== gone).map((row) => ({
        texts: row.controls.map(({ input }) => input.value),
        stage: row.stage && row.stage.value,
      }));
      this.write(kept.map(() => ({})));
      kept.forEach(({ texts, stage }, at) => {
        texts.forEach((text, column) => (this.rows[at].controls[column].input.value = text));
        if (stage !== null) this.rows[at].stage.value = stage;
      });
      this.rows[0].controls[0].input.focus();
      this.calculator.update();
    }

    paste(event, row, column) {
      const text = event.clipboardData.getData("text");
      if (!/[\t\n]/.test(text.trim())) return;
      event.preventDefault();
      const start = this.rows.indexOf(row);
      text.replace(/\r?\n$/, "").split(/\r?\n/).slice(0, 1000).forEach((line, down) => {
        if (start + down >= this.rows.length) this.add();
        line.split("\t").forEach((cell, along) => {
          const control = this.rows[start + down].controls[column + along];
          if (control) control.input.value = cell.trim();
        });
      });
      this.calculator.update();
    }

    /** The rows in which something stands. */
    read() {
      const found = this.rows.map(({ controls, stage }) => {
        const values = this.fields.map(([name, field], at) => {
          const { input, problem } = controls[at];
          return [name, this.calculator.read(field, input, this.units[name], problem)];
        });
        const filled = controls.some(({ input }) => input.value.trim());
        return { filled, values: { ...Object.fromEntries(values), ...(stage ? { stage: stage.value } : {}) } };
      });
      return found.filter((one) => one.filled).map((one) => one.values);
    }

    write(rows) {
      this.rows = [];
      this.body.replaceChildren();
      for (const one of rows.length ? rows : [{}, {}]) this.add(one);
      for (const unit of Object.values(this.units)) if (unit && unit.input) unit.input.value = "0";
    }
  }

  Object.assign(EduCalculator, { make, choice, Parts });
})();
