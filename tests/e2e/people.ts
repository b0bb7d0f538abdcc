// The people of the tests: what they answer, what they have saved, and how they find their way on the pages.

import { expect, type Locator, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { type Instrument, type Option, type Piece, type Question, type Sheet, instrument, way } from "./content.ts";
import { ready } from "./fixtures.ts";

export const FINDER = instrument("archetype");
/** What the key of everything saved begins with. */
export const SITE = "waymark:";
export const RECORDS = `${SITE}r:`;
export const DAY = 24 * 60 * 60 * 1000;

// ------------------------------------------------------------------------------------------------ sheets

/** Marks on every question through every lens; `choose` says which dimension, or `null` for "not sure". */
export function filled(choose: (lens: string, place: number) => string | null, of: Instrument = FINDER): Sheet {
  const sheet: Sheet = {};
  for (const lens of of.lenses) {
    sheet[lens.id] = Object.fromEntries(
      of.questions.map((question, place) => {
        const dimension = choose(lens.id, place);
        const option = question.options.find((option) => option.dimension === dimension);
        if (dimension && !option) throw new Error(`no option of "${question.id}" counts for ${dimension}`);
        return [question.id, option?.id ?? null];
      }),
    );
  }
  sheet.context = Object.fromEntries(of.context.map((question) => [question.id, question.options[0]?.id ?? null]));
  return sheet;
}

/** Everything for one dimension at work and for another in energy. */
export function clear(work: string, energy = work) {
  return filled((lens) => (lens === "work" ? work : energy));
}

/** The first questions of a sheet, as somebody has it who left in the middle. */
export function begun(sheet: Sheet, questions: number, of: Instrument = FINDER): Sheet {
  const asked = of.questions.slice(0, questions).map(({ id }) => id);
  const part = ([lens, marks]: [string, Sheet[string]]) =>
    [lens, Object.fromEntries(Object.entries(marks).filter(([id]) => asked.includes(id)))] as const;
  return Object.fromEntries(Object.entries(sheet).map(part).filter(([, marks]) => Object.keys(marks).length > 0));
}

// ------------------------------------------------------------------------------------------------ records

export interface Saved {
  attempt?: string;
  writer?: string;
  /** How long ago, in milliseconds. */
  ago?: number;
  of?: Instrument;
  /** The form of the record. The app writes 2; most tests save 1, which many browsers still have. */
  version?: 1 | 2;
  /** Whether its result was asked for. */
  finished?: boolean;
  /** The list of an audit. */
  pieces?: Piece[];
  /** The other side of a map that it was filled in beside. */
  beside?: string;
}

/** An attempt as it lies in local storage: one record, by key. */
export function saved(sheet: Sheet, how: Saved = {}) {
  const { attempt = "first", writer = "w1", ago = 60_000, of = FINDER, version = 1, pieces = [] } = how;
  const at = Date.now() - ago;
  const marks: Record<string, Record<string, unknown>> = {};
  let made = at;
  const words = (said: string) => ({ at: ++made, choice: null, words: said });
  for (const [lens, answers] of Object.entries(sheet)) {
    const cells: Record<string, unknown> = (marks[lens] = {});
    for (const [question, choice] of Object.entries(answers)) {
      cells[question] = lens === "words" ? words(choice ?? "") : { at: ++made, choice };
    }
  }
  if (how.beside) marks.words = { ...marks.words, beside: words(how.beside) };
  for (const [place, { name, hours, marks: ratings }] of pieces.entries()) {
    const chosen = Object.entries(ratings).map(([rating, choice]) => [rating, { at: ++made, choice }]);
    const written = { name: words(name), hours: words(String(hours)), place: words(String(place)) };
    marks[`p${place}`] = { ...Object.fromEntries(chosen), ...written };
  }
  const id = `${attempt}.${writer}`;
  const data = { attempt, assessment: of.id, revision: of.revision, seed: 20261120, started: at, marks };
  const finished = how.finished ? { finished: { at: made, scored: made, readings: [] } } : {};
  const record = { v: how.finished ? 2 : version, kind: "attempt", id, rev: 1, writer, at, data: { ...data, ...finished } };
  return { [`${RECORDS}attempt:${id}`]: JSON.stringify(record) };
}

/** Notes as they lie in local storage: one record, by key. `texts` are by the key of each, or with how many days ago. */
export function noted(of: string, texts: Record<string, string | [string, number]>, writer = "n1") {
  const cells: Record<string, unknown> = {};
  for (const [key, note] of Object.entries(texts)) {
    const [text, days] = typeof note === "string" ? [note, 0] : note;
    cells[key] = { at: Date.now() - days * DAY - 1000, by: writer, seen: {}, text };
  }
  const id = `${of}.${writer}`;
  const record = { v: 2, kind: "notes", id, rev: 1, writer, at: Date.now() - 1000, data: { of, texts: cells } };
  return { [`${RECORDS}notes:${id}`]: JSON.stringify(record) };
}

/** Moves an attempt into the past, as if it had been answered so many days earlier. The page must be loaded anew. */
export async function age(page: Page, attempt: string, days: number) {
  await page.evaluate(
    ({ start, by }) => {
      const times = new Set(["at", "started", "scored"]);
      const older = (key: string, value: unknown) => (times.has(key) && typeof value === "number" ? value - by : value);
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(start)) localStorage.setItem(key, JSON.stringify(JSON.parse(localStorage[key], older)));
      }
    },
    { start: `${RECORDS}attempt:${attempt}.`, by: days * DAY },
  );
}

/** The parts of an attempt as they lie in local storage. */
export async function parts(page: Page, attempt?: string): Promise<Part[]> {
  return page.evaluate(
    ({ start, attempt }) =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(start))
        .map((key) => JSON.parse(localStorage[key]).data)
        .filter((part) => !attempt || part.attempt === attempt),
    { start: `${RECORDS}attempt:`, attempt },
  );
}

/** Everything saved, with records as what they say: in which order a record's fields are written does not matter. */
export async function records(page: Page): Promise<Record<string, unknown>> {
  const texts = await page.evaluate(() => ({ ...localStorage }));
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, read(text)]));
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

interface Mark {
  at: number;
  choice: string | null;
  words?: string;
}

export interface Part {
  attempt: string;
  started: number;
  marks: Record<string, Record<string, Mark>>;
  finished?: { at: number; scored: number; readings: { series: string; outcome: string; leads: string[] }[] };
}

/** The answers of all parts together, as far as a test needs it: the latest mark of each cell. */
export function union(parts: Part[]): Sheet {
  const latest: Record<string, Record<string, Mark>> = {};
  for (const { marks } of parts) {
    for (const [lens, answers] of Object.entries(marks)) {
      const cells = (latest[lens] ??= {});
      for (const [question, mark] of Object.entries(answers)) {
        const there = cells[question];
        if (!there || there.at < mark.at) cells[question] = mark;
      }
    }
  }
  const plain = (cells: Record<string, Mark>) =>
    Object.fromEntries(Object.entries(cells).map(([question, { choice, words }]) => [question, words || choice]));
  return Object.fromEntries(Object.entries(latest).map(([lens, cells]) => [lens, plain(cells)]));
}

// ------------------------------------------------------------------------------------------------ pages

/** Opens a page of the site and waits until it is interactive. */
export async function open(page: Page, path: string) {
  await page.goto(path);
  await ready(page);
}

export const h1 = (page: Page) => page.getByRole("heading", { level: 1 });

/** The page of an assessment's questions, as somebody with a mouse or a finger uses it. */
export class Questions {
  constructor(
    readonly page: Page,
    readonly of: Instrument = FINDER,
    readonly touch = false,
  ) {}

  /** The questions that a sheet leads to; they differ by sheet where a form branches. */
  static along(page: Page, of: Instrument, sheet: Sheet, touch = false) {
    return new Questions(page, { ...of, asked: way(of, sheet) }, touch);
  }

  get next() {
    return this.page.locator("#next-question");
  }

  get back() {
    return this.page.locator("#back");
  }

  /** "Question 4 of 14", for a place that counts from 1 through everything that is asked. */
  position(place: number) {
    if (this.of.longest > 0) return `Question ${place}, of ${this.of.longest} at most`;
    const question = this.question(place);
    const alike = this.of.asked.filter(({ kind }) => kind === question.kind);
    const number = `${alike.indexOf(question) + 1} of ${alike.length}`;
    const heading = { scored: "Question ", context: `${this.of.aside}, `, words: "In your own words, " };
    return heading[question.kind] + number;
  }

  question(place: number): Question {
    const found = this.of.asked[place - 1];
    if (!found) throw new Error(`there is no question ${place}`);
    return found;
  }

  /** Asserts which question is shown. */
  async shows(place: number) {
    await expect(h1(this.page)).toHaveText(`${this.position(place)}. ${this.question(place).prompt}`);
  }

  /** The radio button of an option by what a screen reader says of it; `null` is "not sure". */
  radio(lens: string, option: Option | null): Locator {
    const short = this.of.lenses.find(({ id }) => id === lens)?.short;
    const words = option?.text ?? "Not sure, or does not apply";
    const name = short && this.of.lenses.length > 1 ? `${short} ${words}` : words;
    return this.page.getByRole("radio", { name, exact: true });
  }

  /** The radio button of a sheet's mark on a question. */
  marked(sheet: Sheet, lens: string, place: number): Locator {
    const question = this.question(place);
    const wanted = sheet[lens]?.[question.id] ?? null;
    return this.radio(lens, question.options.find(({ id }) => id === wanted) ?? null);
  }

  /** The digit in front of a sheet's mark. */
  async digit(sheet: Sheet, lens: string, place: number) {
    const id = await this.marked(sheet, lens, place).getAttribute("id");
    return id?.split("-")[1] ?? "";
  }

  /** The lenses a question is answered through. */
  lenses(place: number) {
    const { kind } = this.question(place);
    return kind === "scored" ? this.of.lenses.map(({ id }) => id) : [kind];
  }

  /** Where somebody answers in their own words. */
  get field() {
    return this.page.locator("#field");
  }

  async choose(radio: Locator) {
    // A tab in the background draws once a second, and nothing can be clicked in it before it has drawn.
    await this.page.bringToFront();
    if (this.touch) await radio.tap();
    else await radio.check();
    await expect(radio).toBeChecked();
  }

  /** Marks the question that is shown as a sheet has it, through all its lenses; or writes what it says. */
  async answer(sheet: Sheet, place: number) {
    const { id, kind } = this.question(place);
    if (kind === "words") return this.field.fill(sheet.words?.[id] ?? "");
    for (const lens of this.lenses(place)) await this.choose(this.marked(sheet, lens, place));
  }

  /** Asserts that a question shows a sheet's marks, or its words. */
  async hasMarks(sheet: Sheet, place: number) {
    const { id, kind } = this.question(place);
    await this.shows(place);
    if (kind === "words") return expect(this.field).toHaveValue(sheet.words?.[id] ?? "");
    for (const lens of this.lenses(place)) await expect(this.marked(sheet, lens, place)).toBeChecked();
  }

  async turn() {
    await this.page.bringToFront();
    if (this.touch) await this.next.tap();
    else await this.next.click();
  }

  /** As `answer` and `turn`, from the heading and with nothing but keys. */
  async press(sheet: Sheet, place: number) {
    await expect(h1(this.page)).toBeFocused();
    const { id, kind } = this.question(place);
    if (kind === "words") {
      await tabTo(this.page, "#field");
      await this.page.keyboard.type(sheet.words?.[id] ?? "");
      await tabTo(this.page, "#next-question");
    } else {
      for (const lens of this.lenses(place)) {
        await this.page.keyboard.press(await this.digit(sheet, lens, place));
        await expect(this.marked(sheet, lens, place)).toBeChecked();
      }
    }
    await this.page.keyboard.press("Enter");
  }

  /** Answers from one question to another, both included, and goes on behind the last. */
  async answerAll(sheet: Sheet, from = 1, to = this.of.asked.length) {
    for (let place = from; place <= to; place += 1) {
      await this.shows(place);
      await this.answer(sheet, place);
      await this.turn();
    }
  }

  /** The texts of the options in the order they are shown, without "not sure". */
  order() {
    return this.page.locator(".option:not(.unsure) .words").allTextContents();
  }
}

/** The page of an audit's list, as somebody with a mouse or a finger uses it. */
export class List {
  constructor(
    readonly page: Page,
    readonly of: Instrument,
    readonly touch = false,
  ) {}

  get rows() {
    return this.page.locator(".pieces li");
  }

  /** The row of a piece by its name. */
  row(name: string) {
    return this.rows.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Asserts which pieces are listed, in order. */
  async shows(...names: string[]) {
    await expect(h1(this.page)).toHaveText("Your list");
    await expect(this.rows.locator("b")).toHaveText(names);
  }

  /** The radio button of an option of a rating; `null` is "not sure". */
  radio(rating: string, option: string | null): Locator {
    const asked = this.of.ratings.find(({ id }) => id === rating);
    const words = asked?.options.find(({ id }) => id === option)?.text ?? "Not sure";
    return this.page.getByRole("group", { name: asked?.prompt ?? rating }).getByRole("radio", { name: words, exact: true });
  }

  /** Puts a name and hours into the form for one more piece, and sends it. */
  async add(name: string, hours: string | number) {
    await this.page.locator("#piece-name").fill(name);
    await this.page.locator("#piece-hours").fill(String(hours));
    await this.press(this.page.locator("#add-piece"));
  }

  /** Marks the piece that is shown. */
  async mark({ marks }: Piece) {
    for (const [rating, option] of Object.entries(marks)) {
      const radio = this.radio(rating, option);
      await (this.touch ? radio.tap() : radio.check());
      await expect(radio).toBeChecked();
    }
  }

  /** Asserts that the page of a piece shows its marks. */
  async hasMarks({ name, marks }: Piece) {
    await expect(h1(this.page)).toHaveText(name);
    for (const [rating, option] of Object.entries(marks)) await expect(this.radio(rating, option)).toBeChecked();
  }

  async done() {
    await this.press(this.page.locator("#piece-done"));
    await expect(h1(this.page)).toHaveText("Your list");
  }

  /** Adds pieces and marks each. */
  async addAll(pieces: Piece[]) {
    for (const piece of pieces) {
      await this.add(piece.name, piece.hours);
      await expect(h1(this.page)).toHaveText(piece.name);
      await this.mark(piece);
      await this.done();
    }
  }

  async press(button: Locator) {
    await (this.touch ? button.tap() : button.click());
  }
}

/** Presses Tab until the focus is on what `selector` names. */
export async function tabTo(page: Page, selector: string, most = 40) {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
  }
  throw new Error(`${most} presses of Tab do not lead to ${selector}`);
}

/** A button or link by its word and what it is for, which only a screen reader says: "Change: Tidying". */
export function about(word: string, what: string) {
  return new RegExp(`^${word} ?: ${what.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}

/** Unfolds everything on the page. */
export async function unfold(page: Page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

export const questionsPath = (attempt: string, question?: string, of = FINDER) =>
  `assess/${of.id}/questions/?a=${attempt}${question ? `&q=${question}` : ""}`;
export const reviewPath = (attempt: string, of = FINDER) => `assess/${of.id}/review/?a=${attempt}`;
export const resultPath = (attempt: string, of = FINDER) => `assess/${of.id}/result/?a=${attempt}`;

/** Goes from the review of a saved attempt to its result, which is what finishes it. */
export async function finish(page: Page, attempt = "first", of = FINDER) {
  await open(page, reviewPath(attempt, of));
  await page.locator("#see-result").click();
  await page.waitForURL(`**/${resultPath(attempt, of)}`);
  await ready(page);
}

/** What a click gives to download, as text. */
export async function downloaded(page: Page, click: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
}

/** The headline of a named result. */
export function named(dimension: string, lens = "work", of = FINDER) {
  const found = of.dimensions.find(({ id }) => id === dimension)?.headline[lens];
  if (!found) throw new Error(`there is no dimension ${dimension}`);
  return found;
}

/** Every page of the site that is the same for everybody, and those that the app draws. */
export const ROUTES = {
  fixed: ["", "assess/", "about/"],
  /** Texts that the app brings to life where they stand. */
  texts: ["guides/", "guides/archetypes/", "worksheets/", "paths/", "paths/new-manager/"],
  live: [
    "assess/archetype/",
    "assess/archetype/questions/",
    "assess/archetype/review/",
    "assess/archetype/result/",
    "assess/work-audit/questions/",
    "worksheets/strategy/",
    "me/",
    "share/",
  ],
};
