// The finding of a form as plain JSON, for whoever is no page: numbers in, numbers out, as texts.
"use strict";
globalThis.EduCalculator = globalThis.EduCalculator || {};
(() => {
  const { parse, text } = EduCalculator.numbers;
  const exact = (value) => (value && typeof value === "object" ? text(value) : value ?? null);

  function taken(values, fields) {
    const read = ([name, value]) => {
      const number = fields[name] && fields[name].kind === "number";
      return [name, number && typeof value === "string" ? parse(value) : value];
    };
    return Object.fromEntries(Object.entries(values || {}).map(read));
  }

  function told(found) {
    return {
      verdict: found.verdict,
      value: exact(found.value),
      threshold: exact(found.threshold),
      margin: exact(found.margin),
      shortfall: found.shortfall ? [found.shortfall.field, text(found.shortfall.change)] : null,
      reasons: found.reasons,
      parts: found.parts.map(told),
    };
  }

  EduCalculator.told = told;
  EduCalculator.answer = (form, input) => {
    const parts = Object.entries(form.parts).map(([kind, { fields }]) => [
      kind,
      ((input.parts || {})[kind] || []).map((row) => taken(row, fields)),
    ]);
    return told(
      EduCalculator.find(form, {
        ...input,
        own: taken(input.own, form.own),
        parts: Object.fromEntries(parts),
        references: taken(input.references, form.references),
      }),
    );
  };
})();
