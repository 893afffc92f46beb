// Formulas and conditions of a form, worked out exactly. The form is documented in
// edustandards/reports/calculator/form.py; null stands for what is not known.
"use strict";
globalThis.EduCalculator = globalThis.EduCalculator || {};
(() => {
  const x = EduCalculator.numbers;
  const STANDS = {
    "≥": (order) => order >= 0,
    ">": (order) => order > 0,
    "≤": (order) => order <= 0,
    "<": (order) => order < 0,
    "=": (order) => order === 0,
    "≠": (order) => order !== 0,
  };
  const order = (a, b) => (a > b) - (a < b);
  const TWO_SIDED = { "+": x.add, "-": x.subtract, "*": x.multiply, "/": x.divide };

  // ---- formulas --------------------------------------------------------------------------------

  function number(node, row) {
    if (typeof node === "string") return x.parse(node);
    const [what, ...of] = node;
    switch (what) {
      case "over":
        return folded(of, row);
      case "field":
        return row.values[of[0]] ?? null;
      case "reference":
        return row.given.references[of[0]] ?? null;
      case "first":
        return firstOf(of, row);
      case "ceil":
      case "floor": {
        const value = number(of[0], row);
        return value && x.make(x[what](value));
      }
      default: {
        const values = of.map((one) => number(one, row));
        if (values.includes(null)) return null;
        return what in TWO_SIDED ? TWO_SIDED[what](...values) : extreme(what, values);
      }
    }
  }

  function firstOf(several, row) {
    for (const one of several) {
      const value = number(one, row);
      if (value) return value;
    }
    return null;
  }

  function extreme(what, values) {
    const better = what === "min" ? -1 : 1;
    return values.reduce((best, one) => (x.compare(one, best) === better ? one : best));
  }

  const sum = (values) => values.reduce(x.add, x.ZERO);

  /** The parts that an aggregate or a check runs over; null where it is not known which. */
  function partsOf(kind, where, row) {
    const among = row.parts[kind] || null;
    if (!among || !where) return among;
    const chosen = among.map((part) => truth(where, part));
    return chosen.includes(null) ? null : among.filter((_, at) => chosen[at]);
  }

  /** The values and the weights of parts, null where there are none or one is not known. */
  function weighed([, kind, of, weight, where], row) {
    const among = partsOf(kind, where, row);
    if (!among || !among.length) return null;
    const values = among.map((part) => number(of, part));
    const weights = among.map((part) => (weight ? number(weight, part) : x.make(1n)));
    return values.includes(null) || weights.includes(null) ? null : [values, weights];
  }

  function folded(over, row) {
    const [fold, kind, of, , where] = over;
    if (fold === "count" || fold === "share") {
      const among = partsOf(kind, where, row);
      if (!among || (fold === "share" && !among.length)) return null;
      const holds = among.map((part) => (of ? truth(of, part) : true));
      if (holds.includes(null)) return null;
      const count = BigInt(holds.filter(Boolean).length);
      return x.make(count, fold === "share" ? BigInt(among.length) : 1n);
    }
    const found = weighed(over, row);
    if (!found) return null;
    const [values, weights] = found;
    switch (fold) {
      case "sum":
        return sum(values);
      case "mean":
        return x.divide(sum(values.map((v, at) => x.multiply(v, weights[at]))), sum(weights));
      default:
        return extreme(fold, values);
    }
  }

  /** W·Σwv² / (Σwv)² − 1: the square of a coefficient of variation, without a root. */
  function squaredCv(over, row) {
    const found = weighed(over, row);
    if (!found) return null;
    const [values, weights] = found;
    const firsts = values.map((v, at) => x.multiply(v, weights[at]));
    const first = sum(firsts);
    const second = sum(firsts.map((one, at) => x.multiply(one, values[at])));
    const ratio = x.divide(x.multiply(sum(weights), second), x.multiply(first, first));
    return ratio && x.subtract(ratio, x.make(1n));
  }

  // ---- roots: rational + Σ times·√of, compared without a float ------------------------------------

  const hasRoot = (node) =>
    node[0] === "over" ? node[1] === "cv" : node[0] in TWO_SIDED && node.slice(1).some(hasRoot);

  function rooted(node, row) {
    if (!hasRoot(node)) {
      const value = number(node, row);
      return value && { rational: value, roots: [] };
    }
    const [what, left, right] = node;
    if (what === "over") return squareRoot(squaredCv(node.slice(1), row));
    const a = rooted(left, row);
    const b = rooted(right, row);
    if (!a || !b) return null;
    switch (what) {
      case "+":
        return joined(a, b);
      case "-":
        return joined(a, times(b, x.make(-1n)));
      case "*":
        return hasRoot(left) ? times(a, b.rational) : times(b, a.rational);
      default: {
        const inverse = x.divide(x.make(1n), b.rational);
        return inverse && times(a, inverse);
      }
    }
  }

  function rationalRoot(of) {
    const [up, down] = [x.root(of.n), x.root(of.d)];
    return up * up === of.n && down * down === of.d ? x.make(up, down) : null;
  }

  function squareRoot(of) {
    if (!of) return null;
    const root = rationalRoot(of);
    if (root) return { rational: root, roots: [] };
    return { rational: x.ZERO, roots: [{ times: x.make(1n), of }] };
  }

  /** A sum, in which roots that are multiples of each other are kept as one. */
  function joined(a, b) {
    const roots = a.roots.map((one) => ({ ...one }));
    for (const one of b.roots) {
      const ratio = (other) => rationalRoot(x.multiply(other.of, one.of));
      const same = roots.find(ratio);
      if (!same) roots.push({ ...one });
      else same.times = x.add(same.times, x.multiply(one.times, x.divide(ratio(same), same.of)));
    }
    return { rational: x.add(a.rational, b.rational), roots: roots.filter((one) => one.times.n) };
  }

  function times(a, by) {
    const roots = a.roots.map((one) => ({ ...one, times: x.multiply(one.times, by) }));
    return { rational: x.multiply(a.rational, by), roots: by.n ? roots : [] };
  }

  /** Decimals of so many digits between which a value lies. */
  function enclosed(value, digits) {
    const scale = 10n ** BigInt(digits);
    let [low, high] = [value.rational, value.rational];
    for (const { times: by, of } of value.roots) {
      const under = x.root((of.n * scale * scale) / of.d);
      const ends = [under, under + 1n].map((one) => x.multiply(by, x.make(one, scale)));
      if (x.sign(by) < 0) ends.reverse();
      [low, high] = [x.add(low, ends[0]), x.add(high, ends[1])];
    }
    return [low, high];
  }

  function rootedOrder(value, limit) {
    if (!value.roots.length) return x.compare(value.rational, limit);
    for (let digits = 20; ; digits *= 3) {  // what has a root left is no rational
      const [low, high] = enclosed(value, digits);
      if (x.compare(low, limit) > 0) return 1;
      if (x.compare(high, limit) < 0) return -1;
    }
  }

  /** A decimal to show, rounded away from the limit, so that it never contradicts the verdict. */
  function decimal(value, limit) {
    if (!value.roots.length) return value.rational;
    const [low, high] = enclosed(value, 32);
    const scale = x.make(10n ** 12n);
    const above = limit !== null && rootedOrder(value, limit) > 0;
    const whole = above ? x.ceil(x.multiply(high, scale)) : x.floor(x.multiply(low, scale));
    return x.divide(x.make(whole), scale);
  }

  // ---- conditions ------------------------------------------------------------------------------

  function truth(node, row) {
    const [what, ...of] = node;
    switch (what) {
      case "word": {
        const word = row.values[of[0]] ?? null;
        return word === null ? null : of.slice(1).includes(word);
      }
      case "yes":
        return row.values[of[0]] ?? null;
      case "level":
        return levelHolds(of, row);
      case "and":
      case "or":
        return kleene(of, row, what === "or");
      case "not": {
        const inner = truth(of[0], row);
        return inner === null ? null : !inner;
      }
      default: {
        const [a, b] = of.map((one) => number(one, row));
        return a && b ? STANDS[what](x.compare(a, b)) : null;
      }
    }
  }

  function kleene(parts, row, decides) {
    const found = parts.map((part) => truth(part, row));
    if (found.includes(decides)) return decides;
    return found.includes(null) ? null : !decides;
  }

  function levelHolds([comparator, field, level], row) {
    const { levels } = row.fields[field];
    const rank = levels.indexOf(row.values[field] ?? null);
    return rank < 0 ? null : STANDS[comparator](order(rank, levels.indexOf(level)));
  }

  // ---- what is missing -------------------------------------------------------------------------

  function fieldGap(name, row) {
    const value = row.values[name] ?? null;
    return value === null ? [["missing", name]] : [];
  }

  /** Why a formula or a condition has no value: pairs of a code and a name. */
  function gaps(node, row) {
    if (!Array.isArray(node)) return [];
    const [what, ...of] = node;
    switch (what) {
      case "over":
        return foldGaps(of, row);
      case "field":
      case "word":
      case "yes":
        return fieldGap(of[0], row);
      case "level":
        return fieldGap(of[1], row);
      case "reference":
        return number(node, row) ? [] : [["reference", of[0]]];
      case "first":
        return number(node, row) ? [] : gaps(of[of.length - 1], row);
      default: {
        const found = of.flatMap((one) => gaps(one, row));
        const zero = what === "/" && !gaps(of[1], row).length && x.sign(number(of[1], row)) === 0;
        return zero ? [...found, ["zero", of[1][0] === "field" ? of[1][1] : ""]] : found;
      }
    }
  }

  function foldGaps([, kind, of, weight, where], row) {
    const among = row.parts[kind] || [];
    if (!among.length) return [["parts", kind]];
    let found = among.flatMap((part) => gaps(where, part));
    if (!found.length) {
      const chosen = partsOf(kind, where, row) || [];
      if (!chosen.length) return [["parts", kind]];
      found = [of, weight].flatMap((one) => chosen.flatMap((part) => gaps(one, part)));
    }
    return found.length ? found : [["zero", ""]];
  }

  function once(reasons) {
    return [...new Map(reasons.map((one) => [one.join(" "), one])).values()];
  }

  EduCalculator.formulas = {
    STANDS, number, truth, levelHolds, rooted, rootedOrder, decimal, gaps, fieldGap, once,
  };
})();
