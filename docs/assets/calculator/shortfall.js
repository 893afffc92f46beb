// What would close a gap: the least change of one field, the others held. The gap is looked at as
// (a·v + b) / (c·v + d) of that field's value v; where it is not of that form there is no answer.
"use strict";
globalThis.EduCalculator = globalThis.EduCalculator || {};
(() => {
  const x = EduCalculator.numbers;
  const { number, STANDS } = EduCalculator.formulas;
  const times = x.multiply;
  const ONE = x.make(1n);
  const TWO_SIDED = { "+": added, "-": lessened, "*": multiplied, "/": divided };

  const inner = (node) => (Array.isArray(node) && node[0] !== "over" ? node.slice(1) : []);

  /** The fields of the entity itself in a formula, each once, in order of first mention. */
  function fieldsOf(node) {
    if (node[0] === "field") return [node[1]];
    return [...new Set(inner(node).flatMap(fieldsOf))];
  }

  const fixed = (value) => ({ a: x.ZERO, b: value, c: x.ZERO, d: ONE });

  function moving(node, field, row) {
    if (!fieldsOf(node).includes(field)) {
      const value = number(node, row);
      return value && fixed(value);
    }
    const [what, ...of] = node;
    if (what === "field") return { a: ONE, b: x.ZERO, c: x.ZERO, d: ONE };
    if (what === "first") {
      const chosen = of.find((one) => number(one, row));
      return chosen === undefined ? null : moving(chosen, field, row);
    }
    if (!(what in TWO_SIDED)) return null;
    const [left, right] = of.map((one) => moving(one, field, row));
    return left && right ? TWO_SIDED[what](left, right) : null;
  }

  function added(left, right) {
    const sum = (one, by, other, and) => x.add(times(one, by), times(other, and));
    if (x.compare(times(left.c, right.d), times(right.c, left.d)) === 0) {
      const [up, down] = right.d.n ? [left.d, right.d] : [left.c, right.c];
      return {
        a: sum(left.a, down, right.a, up),
        b: sum(left.b, down, right.b, up),
        c: times(left.c, down),
        d: times(left.d, down),
      };
    }
    if (left.c.n && right.c.n) return null; // a square of the field would arise
    const [low, high] = left.c.n ? [right, left] : [left, right];
    if (low.a.n) return null;
    return {
      a: sum(high.a, low.d, high.c, low.b),
      b: sum(high.b, low.d, high.d, low.b),
      c: times(high.c, low.d),
      d: times(high.d, low.d),
    };
  }

  function lessened(left, right) {
    return added(left, { ...right, a: x.negative(right.a), b: x.negative(right.b) });
  }

  function multiplied(left, right) {
    const { a, b, c, d } = left;
    const { a: e, b: f, c: g, d: h } = right;
    if (!a.n && !c.n) return { a: times(e, b), b: times(f, b), c: times(g, d), d: times(h, d) };
    if (!e.n && !g.n) return { a: times(a, f), b: times(b, f), c: times(c, h), d: times(d, h) };
    if (!c.n && !e.n) return { a: times(a, f), b: times(b, f), c: times(d, g), d: times(d, h) };
    if (!a.n && !g.n) return { a: times(e, b), b: times(f, b), c: times(h, c), d: times(h, d) };
    return null;
  }

  function divided(left, { a, b, c, d }) {
    return a.n || b.n ? multiplied(left, { a: c, b: d, c: a, d: b }) : null;
  }

  /** The changes to try: whole ones for what is counted, the nearest first. */
  function* steps(exact, comparator, counted) {
    if (!counted) {
      yield exact;
      return;
    }
    const outward = x.make(x.sign(exact) > 0 ? x.ceil(exact) : x.floor(exact));
    yield outward;
    if (["≥", "≤", "="].includes(comparator)) return;
    yield x.add(outward, x.sign(exact) >= 0 ? ONE : x.negative(ONE));
    yield x.subtract(outward, ONE);
  }

  function changeOf(field, gap, comparator, row) {
    const about = row.fields[field];
    const { counted, signed } = about;
    const [now, at] = [row.values[field] ?? null, moving(gap, field, row)];
    if (!now || !at || !at.a.n) return null;
    const exact = x.subtract(x.negative(x.divide(at.b, at.a)), now);
    for (const change of steps(exact, comparator, counted)) {
      const then = x.add(now, change);
      const below = x.add(times(at.c, then), at.d);
      if (!below.n || !change.n || (x.sign(then) < 0 && !signed)) continue;
      const left = x.divide(x.add(times(at.a, then), at.b), below);
      const enough = STANDS[comparator](x.sign(left));
      // A strict limit on an amount is met by anything past the change.
      if (enough || (!left.n && !counted)) return { field, about, change, past: !enough };
    }
    return null;
  }

  function easiest(fields, gap, comparator, row) {
    const found = fields.map((field) => changeOf(field, gap, comparator, row)).filter(Boolean);
    return found.find((one) => x.sign(one.change) > 0) || found[0] || null;
  }

  /** Enrolment is what a school has to serve: it is proposed last. */
  EduCalculator.shortfall = (measure, comparator, limit, row) => {
    const gap = ["-", measure, limit];
    const fields = fieldsOf(measure);
    const [last, first] = [true, false].map((is) =>
      fields.filter((field) => Boolean(row.fields[field].enrolment) === is),
    );
    return easiest(first, gap, comparator, row) || easiest(last, gap, comparator, row);
  };
})();
