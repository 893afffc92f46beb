// What explains a verdict: the value, the margin, what is missing, what would close the gap.
"use strict";
globalThis.EduCalculator = globalThis.EduCalculator || {};
(() => {
  const x = EduCalculator.numbers;
  const { number, rooted, decimal, gaps, fieldGap, once } = EduCalculator.formulas;
  const { NOT_MET, UNKNOWN, MET, VERDICTS, judge, next, asked, count } = EduCalculator.judging;

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
    const parts = among.map(({ part }) => ({ ...explain(of[2], part), kind: of[0], at: part.at }));
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
      rounded: Boolean(asked.rounded && asked.rounded.some(Boolean)),
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
})();
