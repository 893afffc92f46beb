// A standard judged in a page, exactly as the library judges it. The form is documented in
// edustandards/reports/calculator/form.py; null stands for what is not known.
"use strict";
globalThis.EduCalculator = globalThis.EduCalculator || {};
(() => {
  const x = EduCalculator.numbers;
  const [NOT_MET, UNKNOWN, MET, NOT_APPLICABLE] = [0, 1, 2, 3];
  const VERDICTS = ["not_met", "unknown", "met", "not_applicable"];
  const OPPOSITE = [MET, UNKNOWN, NOT_MET, NOT_APPLICABLE];
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

  function squareRoot(of) {
    if (!of) return null;
    const [up, down] = [x.root(of.n), x.root(of.d)];
    if (up * up === of.n && down * down === of.d) return { rational: x.make(up, down), roots: [] };
    return { rational: x.ZERO, roots: [{ times: x.make(1n), of }] };
  }

  function joined(a, b) {
    const roots = a.roots.map((one) => ({ ...one }));
    for (const one of b.roots) {
      const same = roots.find((other) => x.compare(other.of, one.of) === 0);
      if (same) same.times = x.add(same.times, one.times);
      else roots.push({ ...one });
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
    for (let digits = 20; digits <= 600; digits *= 3) {
      const [low, high] = enclosed(value, digits);
      if (x.compare(low, limit) > 0) return 1;
      if (x.compare(high, limit) < 0) return -1;
    }
    return 0;
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

  // ---- verdicts --------------------------------------------------------------------------------

  const codeOf = (holds) => (holds === null ? UNKNOWN : holds ? MET : NOT_MET);
  const anyOf = (codes) => {
    const asked = codes.filter((one) => one !== NOT_APPLICABLE);
    return asked.length ? Math.max(...asked) : NOT_APPLICABLE;
  };
  const count = (codes, code) => codes.filter((one) => one === code).length;

  function judge(check, row) {
    const [what, ...of] = check;
    const inner = next(check, row);
    if (inner) return inner.code ?? judge(inner.check, row);
    switch (what) {
      case "require":
        return required(of[0], row);
      case "level":
        return codeOf(levelHolds(of, row));
      case "holds":
        return codeOf(truth(of[0], row));
      case "all":
        return Math.min(...of[0].map((part) => judge(part, row)));
      case "any":
        return anyOf(of[0].map((part) => judge(part, row)));
      case "not":
        return OPPOSITE[judge(of[0], row)];
      case "at-least":
        return atLeast(of, row);
      case "every":
        return overParts(of, row, (codes) => Math.min(...codes));
      case "share":
        return overParts(of, row, (codes) => shareHolds(codes, of[3], row));
      default:
        throw new Error(`no such check: ${what}`);
    }
  }

  /** What a check that only leads on leads to: another check, or a verdict with its reasons. */
  function next([what, ...of], row) {
    switch (what) {
      case "cite":
        return { check: of[2] };
      case "when": {
        const holds = truth(of[0], row);
        if (holds) return { check: of[1] };
        return holds === null ? unknown(gaps(of[0], row)) : { code: NOT_APPLICABLE };
      }
      case "stages": {
        const found = of[0].find(([stage]) => stage === row.stage);
        if (found) return { check: found[1] };
        return row.stage ? { code: NOT_APPLICABLE } : unknown([["stage", ""]]);
      }
      case "years": {
        const year = of[0] ? row.given.plan_year : row.given.year;
        if (year === null) return unknown([[of[0] ? "plan-year" : "year", ""]]);
        const found = of[1].filter(([from]) => from <= year).pop();
        return found ? { check: found[1] } : { code: NOT_APPLICABLE };
      }
      case "cases":
        for (const [condition, check] of of[0]) {
          const holds = truth(condition, row);
          if (holds === null) return unknown(gaps(condition, row));
          if (holds) return { check };
        }
        return { code: NOT_APPLICABLE };
      default:
        return null;
    }
  }

  const unknown = (reasons) => ({ code: UNKNOWN, reasons });

  function required(asked, row) {
    const value = asked.root ? rooted(asked.of, row) : number(asked.of, row);
    const codes = (asked.judged || asked.sides).map(([comparator, limit]) => {
      const bound = number(limit, row);
      if (!value || !bound) return UNKNOWN;
      const stands = asked.root ? rootedOrder(value, bound) : x.compare(value, bound);
      return codeOf(STANDS[comparator](stands));
    });
    return Math.min(...codes);
  }

  const needed = (k, counting, outside) => (counting === "applicable" ? Math.max(k - outside, 1) : k);

  function atLeast([k, counting, parts, floors], row) {
    const codes = parts.map((part) => judge(part, row));
    const outside = count(codes, NOT_APPLICABLE);
    if (outside === codes.length) return NOT_APPLICABLE;
    const wanted = needed(k, counting, outside);
    const met = count(codes, MET);
    if (met + count(codes, UNKNOWN) < wanted) return NOT_MET;
    return Math.min(met >= wanted ? MET : UNKNOWN, ...floors.map((one) => judge(one, row)));
  }

  /** The parts that a check on parts asks, each with its verdict. */
  function asked([kind, where, check], row) {
    const found = (row.parts[kind] || []).map((part) => {
      const holds = where ? truth(where, part) : true;
      return { part, holds, code: holds === null ? UNKNOWN : holds ? judge(check, part) : null };
    });
    return found.filter((one) => one.holds !== false);
  }

  function overParts(of, row, combine) {
    const codes = asked(of, row).map((one) => one.code);
    return codes.length ? combine(codes) : UNKNOWN;
  }

  function shareHolds(codes, [comparator, limit], row) {
    const applicable = codes.length - count(codes, NOT_APPLICABLE);
    if (!applicable) return NOT_APPLICABLE;
    const [met, open] = [count(codes, MET), count(codes, UNKNOWN)];
    const ends = [met, met + open].map((one) => {
      const share = x.make(BigInt(one), BigInt(applicable));
      return STANDS[comparator](x.compare(share, number(limit, row)));
    });
    if ((open && "=≠".includes(comparator)) || ends[0] !== ends[1]) return UNKNOWN;
    return codeOf(ends[0]);
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

  // ---- margins ---------------------------------------------------------------------------------

  function marginOf(value, comparator, limit) {
    const apart = x.subtract(value, limit);
    const size = x.sign(apart) < 0 ? x.negative(apart) : apart;
    switch (comparator) {
      case "≥":
      case ">":
        return apart;
      case "≤":
      case "<":
        return x.negative(apart);
      case "=":
        return x.negative(size);
      default:
        return size;
    }
  }

  /** Margins as shares of their thresholds, about a threshold of zero infinite or zero. */
  function relativeOrder(a, b) {
    const infinite = (one) => (one.limit.n ? 0 : x.sign(one.margin));
    if (infinite(a) || infinite(b)) return infinite(a) - infinite(b);
    const share = ({ margin, limit }) => {
      if (!limit.n) return x.ZERO;
      return x.divide(margin, limit.n < 0n ? x.negative(limit) : limit);
    };
    return x.compare(share(a), share(b));
  }

  function asJudged(value, rounding) {
    if (!rounding) return value;
    const [by, scale] = [x.parse(rounding[0]), x.make(10n ** BigInt(rounding[1]))];
    const whole = x.halfEven(x.multiply(x.multiply(value, by), scale));
    return x.divide(x.divide(x.make(whole), scale), by);
  }

  /** The side of a requirement that lies nearest: its threshold and the margin to it. */
  function nearest(asked, row, value) {
    const sides = asked.sides.map(([comparator, limit], at) => {
      const bound = number(limit, row);
      if (!value || !bound) return null;
      const judged = asJudged(value, asked.rounded && asked.rounded[at]);
      return { at, limit: bound, margin: marginOf(judged, comparator, bound) };
    });
    if (sides.includes(null)) {
      return { at: 0, limit: number(asked.sides[0][1], row), margin: null };
    }
    return sides.reduce((best, one) => (relativeOrder(one, best) < 0 ? one : best));
  }

  // ---- findings --------------------------------------------------------------------------------

  /** A verdict with all that explains it, as a tree: compositions have parts. */
  function explain(check, row) {
    let [inner, title, reasons] = [check, null, []];
    const code = judge(check, row);
    for (let lead = next(inner, row); lead; lead = inner && next(inner, row)) {
      title = title || (inner[0] === "cite" ? inner[2] : null);
      [inner, reasons] = [lead.check || null, lead.reasons || []];
    }
    const found = { verdict: VERDICTS[code], title, reasons: once(reasons), parts: [] };
    return inner ? Object.assign(found, settled(inner, row, code)) : found;
  }

  function settled(check, row, code) {
    const [what, ...of] = check;
    switch (what) {
      case "require":
        return requirement(of[0], row, code);
      case "level":
        return { value: row.values[of[1]] ?? null, level: of, reasons: fieldGap(of[1], row) };
      case "holds":
        return code === UNKNOWN
          ? { condition: of[1], reasons: once(gaps(of[0], row)) }
          : { condition: of[1], value: code === MET };
      case "every":
      case "share":
        return onParts(what, of, row, code);
      case "at-least": {
        const found = composed(of[2].map((part) => explain(part, row)), code);
        const below = of[3].map((floor) => judge(floor, row) === NOT_MET);
        found.parts.forEach((part, at) => (part.below = below[at] || false));
        return { ...found, wanted: [of[0], of[2].length] };
      }
      default: {
        const parts = what === "not" ? [of[0]] : of[0];
        return composed(parts.map((part) => explain(part, row)), code);
      }
    }
  }

  function composed(parts, code) {
    const reasons = code === UNKNOWN ? parts.flatMap((part) => part.reasons) : [];
    return { parts, reasons: once(reasons) };
  }

  function onParts(what, of, row, code) {
    const among = asked(of, row);
    if (!among.length) return { reasons: [["parts", of[0]]] };
    const parts = among.map(({ part }) => ({ ...explain(of[2], part), at: part.at }));
    const found = composed(parts, code);
    if (what === "every") return found;
    const codes = among.map((one) => one.code);
    const applicable = count(codes, MET) + count(codes, NOT_MET);
    const known = applicable && !count(codes, UNKNOWN);
    const [comparator, limit, said] = of[3];
    const bound = number(limit, row);
    const value = known ? x.make(BigInt(count(codes, MET)), BigInt(applicable)) : null;
    const margin = value && marginOf(value, comparator, bound);
    return { ...found, value, margin, threshold: bound, asked: [said] };
  }

  function requirement(asked, row, code) {
    let value = asked.root ? rooted(asked.of, row) : number(asked.of, row);
    const inexact = Boolean(asked.root && value && value.roots.length);
    if (asked.root && value) value = decimal(value, number(asked.sides[0][1], row));
    const { at, limit, margin } = nearest(asked, row, value);
    const found = {
      value,
      threshold: limit,
      margin,
      measure: asked.title,
      formula: asked.formula,
      asked: asked.sides.map(([, , said]) => said),
      unit: asked.unit,
      inexact,
    };
    if (code === UNKNOWN) {
      const limits = asked.sides.flatMap(([, bound]) => gaps(bound, row));
      found.reasons = once([...gaps(asked.of, row), ...limits]);
    }
    if (code === NOT_MET) {
      const full = asked.judged || asked.sides;
      const [comparator, bound] = full[Math.min(at, full.length - 1)];
      found.shortfall = EduCalculator.shortfall(asked.of, comparator, bound, row);
    }
    return found;
  }

  // ---- the way in ------------------------------------------------------------------------------

  /**
   * The finding of a form on what was put in: {stage, year, plan_year, own, parts, references}.
   * Numbers are exact, in the units of the fields; yes/no is true or false; what is left out, or
   * null, is missing.
   */
  function find(form, input) {
    const given = {
      year: input.year ?? null,
      plan_year: input.plan_year ?? null,
      references: input.references || {},
    };
    const stage = input.stage || "";
    const parts = {};
    for (const [kind, { fields }] of Object.entries(form.parts)) {
      const rows = (input.parts || {})[kind] || [];
      const made = rows.map((one, at) => ({
        values: one, fields, given, at, stage: stage || one.stage || "", parts: {},
      }));
      parts[kind] = made.length ? made : null;
    }
    return explain(form.check, { values: input.own || {}, fields: form.own, given, stage, parts });
  }

  EduCalculator.find = find;
  EduCalculator.number = number;
  EduCalculator.STANDS = STANDS;
})();
