// Exact numbers in a page: how people write them, how they are worked with, how they are shown.
// A number is {n, d}: two BigInts in lowest terms, d above zero. No float comes near it.
"use strict";
globalThis.EduCalculator = globalThis.EduCalculator || {};
(() => {
  const abs = (whole) => (whole < 0n ? -whole : whole);

  function gcd(a, b) {
    while (b) [a, b] = [b, a % b];
    return a;
  }

  function make(n, d = 1n) {
    if (d < 0n) [n, d] = [-n, -d];
    const by = gcd(abs(n), d);
    return { n: n / by, d: d / by };
  }

  const ZERO = make(0n);
  const add = (a, b) => make(a.n * b.d + b.n * a.d, a.d * b.d);
  const negative = (a) => ({ n: -a.n, d: a.d });
  const subtract = (a, b) => add(a, negative(b));
  const multiply = (a, b) => make(a.n * b.n, a.d * b.d);
  /** Over zero there is nothing: null. */
  const divide = (a, b) => (b.n ? make(a.n * b.d, a.d * b.n) : null);
  const sign = (a) => (a.n > 0n ? 1 : a.n < 0n ? -1 : 0);
  const compare = (a, b) => sign(subtract(a, b));

  /** The whole number below; BigInt division alone goes towards zero. */
  function floor(a) {
    const whole = a.n / a.d;
    return a.n < 0n && whole * a.d !== a.n ? whole - 1n : whole;
  }
  const ceil = (a) => -floor(negative(a));

  /** The nearest whole number, of two the even one (GB/T 8170). */
  function halfEven(a) {
    const whole = floor(a);
    const over = compare(multiply(make(2n), subtract(a, make(whole))), make(1n));
    return over > 0 || (over === 0 && whole % 2n !== 0n) ? whole + 1n : whole;
  }

  /** The whole part of the square root of a whole number. */
  function root(whole) {
    if (whole < 2n) return whole;
    let x = 1n << BigInt(Math.ceil(whole.toString(2).length / 2));
    for (;;) {
      const next = (x + whole / x) >> 1n;
      if (next >= x) return x;
      x = next;
    }
  }

  /** A number of the form: "15/2", "400". */
  function parse(text) {
    const [n, d] = text.split("/");
    return make(BigInt(n), d === undefined ? 1n : BigInt(d));
  }
  const text = (a) => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`);

  // ---- reading ---------------------------------------------------------------------------------

  const LONGEST = 200;
  const MOST_DIGITS = 40;
  const PLAIN = new Map();
  for (const [all, one] of [
    ["，﹐", ","], ["．﹒", "."], ["：﹕∶", ":"], ["＋﹢", "+"], ["－−﹣", "-"], ["／∕⁄÷", "/"],
    ["＊×⋅∙•・·", "·"], ["（﹙", "("], ["）﹚", ")"], ["％﹪", "%"], ["＾", "^"], ["＿", "_"], ["µ", "μ"],
  ]) for (const each of all) PLAIN.set(each, one);
  [..."０１２３４５６７８９"].forEach((wide, digit) => PLAIN.set(wide, `${digit}`));

  const RUN = /^[+-]?[0-9][0-9,._]*(?:[eE][+-]?[0-9]+)?/;
  const WRITTEN = /^[+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?$/;
  const FRACTION = /^\(\s*([+-]?[0-9]{1,40})\s*\/\s*([0-9]{1,40})\s*\)/;
  const MULTIPLIERS = [
    ["万亿", 12], ["千亿", 11], ["百亿", 10], ["十亿", 9], ["千万", 7], ["百万", 6], ["十万", 5],
    ["亿", 8], ["万", 4], ["千", 3], ["百", 2], ["十", 1],
  ];

  const plain = (written) => [...written].map((one) => PLAIN.get(one) || one).join("");
  const refuse = (problem) => ({ problem });

  function fault(run) {
    if (/e/i.test(run)) return "exponent";
    if (run.includes("_")) return "underscore";
    return run.includes(",") ? "comma" : "point";
  }

  /** The number at the start of a text with plain signs, and what stands after it. */
  function scan(folded) {
    const fraction = FRACTION.exec(folded);
    if (fraction) {
      const below = BigInt(fraction[2]);
      if (!below) return refuse("zero-below");
      return { value: make(BigInt(fraction[1]), below), rest: folded.slice(fraction[0].length) };
    }
    const run = RUN.exec(folded);
    if (!run) return refuse(/^[+-]?\.[0-9]/.test(folded) ? "point" : "expected");
    const rest = folded.slice(run[0].length);
    if (/^\s+[0-9]/.test(rest)) return refuse("spaces");
    const written = WRITTEN.exec(run[0]);
    if (!written) return refuse(fault(run[0]));
    if (run[0].replace(/[^0-9]/g, "").length > MOST_DIGITS) return refuse("long");
    const digits = BigInt(run[0].replace(/[,.+]/g, ""));
    return { value: make(digits, 10n ** BigInt((written[1] || "").length)), rest };
  }

  /** By how much a text after a number multiplies, in the field's own unit; null if unknown. */
  function scaleOf(rest, units, chosen) {
    const named = (name) => units.find((unit) => unit.names.includes(name.toLowerCase()));
    const exact = named(rest);
    if (exact) return parse(exact.by);
    for (const [word, power] of MULTIPLIERS) {
      if (!rest.startsWith(word)) continue;
      const after = rest.slice(word.length).trim();
      if (MULTIPLIERS.some(([other]) => after.startsWith(other))) return null;
      const unit = after ? named(after) : chosen;
      return unit ? multiply(make(10n ** BigInt(power)), parse(unit.by)) : null;
    }
    return null;
  }

  /**
   * A number as it is written, in the field's own unit: {value}, or {problem} with its code.
   * `units` are those of the field, `chosen` the one beside the box: it holds where none is written.
   */
  function read(written, units, chosen) {
    if (written.length > LONGEST) return refuse("long");
    const found = scan(plain(written).trim());
    if (found.problem) return found;
    const rest = found.rest.trim();
    if (!rest) return { value: multiply(found.value, parse(chosen.by)) };
    const scale = scaleOf(rest, units, chosen);
    if (!scale) return refuse(found.rest.includes(":") ? "expected" : "unit");
    // "3 万" in a box that counts in 万 already: thirty thousand, or three hundred million?
    const bare = MULTIPLIERS.some(([word]) => word === rest);
    if (bare && chosen !== units[0]) return refuse("twice");
    return { value: multiply(found.value, scale) };
  }

  // ---- showing ---------------------------------------------------------------------------------

  const LONG = 16;

  /** Digits after the point that a fraction needs, null where it has no end. */
  function decimals(d) {
    let count = 0;
    for (const prime of [2n, 5n]) {
      let found = 0;
      for (; d % prime === 0n; d /= prime) found += 1;
      count = Math.max(count, found);
    }
    return d === 1n ? count : null;
  }

  function pointed(scaled, places) {
    const digits = `${abs(scaled)}`.padStart(places + 1, "0");
    const minus = scaled < 0n ? "-" : "";
    if (!places) return minus + digits;
    return `${minus}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }

  const rounded = (a, places) => halfEven(multiply(a, make(10n ** BigInt(places))));

  /** A number for people: whole where it is short, else about; never rounded onto `apart`. */
  function show(a, apart = null, inexact = false) {
    const needs = inexact ? null : decimals(a.d);
    if (needs !== null) {
      const exact = pointed((a.n * 10n ** BigInt(needs)) / a.d, needs);
      if (exact.length <= LONG) return exact;
    }
    let places = 4;
    if (a.n && abs(a.n) < a.d) places += `${a.d / abs(a.n)}`.length - 1;
    const onto = () => compare(make(rounded(a, places), 10n ** BigInt(places)), apart) === 0;
    while (apart && compare(a, apart) !== 0 && onto()) places += 2;
    const about = pointed(rounded(a, places), places).replace(/\.?0+$/, "");
    const fraction = !inexact && a.d > 1n && text(a).length <= LONG ? ` (${text(a)})` : "";
    return `≈ ${about}${fraction}`;
  }

  EduCalculator.numbers = {
    ZERO, make, add, subtract, negative, multiply, divide, sign, compare, floor, ceil, halfEven,
    root, parse, text, read, show,
  };
})();
