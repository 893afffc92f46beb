// The verdict of a check on a row, as the library gives it. Codes are such that all-of is the
// smallest and any-of the largest of those that apply.
"use strict";
globalThis.EduCalculator = globalThis.EduCalculator || {};
(() => {
  const x = EduCalculator.numbers;
  const { STANDS, number, truth, levelHolds, rooted, rootedOrder, gaps } = EduCalculator.formulas;
  const [NOT_MET, UNKNOWN, MET, NOT_APPLICABLE] = [0, 1, 2, 3];
  const VERDICTS = ["not_met", "unknown", "met", "not_applicable"];
  const OPPOSITE = [MET, UNKNOWN, NOT_MET, NOT_APPLICABLE];

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

  EduCalculator.judging = {
    NOT_MET, UNKNOWN, MET, VERDICTS, judge, next, asked, count,
  };
})();
