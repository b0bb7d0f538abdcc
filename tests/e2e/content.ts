// What the site asks and says, read from `content/`, so that no test repeats it. The content compiler is what judges it.

import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { parse, type TomlTable } from "smol-toml";

const CONTENT = resolve(import.meta.dirname, "../../content");

export type Kind = "profile" | "facets" | "stage" | "sorter" | "map" | "audit";

export interface Option {
  id: string;
  text: string;
  /** What choosing it counts for, in a profile; else none. */
  dimension: string;
  /** Where it leads, in a sorter: `question:ID` or `leaf:ID`. */
  to: string;
}

export interface Question {
  id: string;
  /** Scored through each lens; context under "context"; words under "words", in one's own. */
  kind: "scored" | "context" | "words";
  prompt: string;
  options: Option[];
  /** Where "not sure" leads, in a sorter. */
  unsure: string;
  /** What is said where it is missing, in a stage assessment. */
  missing: string;
}

/** One of what results speak of: an archetype, a facet, a stage, a leaf, a class of work. */
export interface Dimension {
  id: string;
  name: string;
  /** By lens; under "" where there is but one. */
  headline: Record<string, string>;
  /** Words to say, of a leaf. */
  script: string;
}

/** What the file says of an outcome that speaks of no dimension. */
export interface Told {
  headline: string;
  means: string;
}

export interface Instrument {
  id: string;
  kind: Kind;
  title: string;
  revision: number;
  minutes: [number, number];
  /** What one scored question is called. */
  noun: string;
  lenses: { id: string; short: string }[];
  dimensions: Dimension[];
  /** All questions in the order they are asked. */
  asked: Question[];
  /** Those that are scored. */
  questions: Question[];
  context: Question[];
  /** What is written on the result's page, of a map. */
  prompts: Question[];
  /** What each piece of a list is marked for, of an audit. */
  ratings: (Question & { short: string })[];
  /** The most pieces of a list. */
  most: number;
  /** The heading over the questions that are not scored. */
  aside: string;
  /** The most questions on any way, of a sorter; else 0. */
  longest: number;
  outcomes: Record<string, Told>;
  /** The headlines of what is not named. */
  unclear: string;
  thin: string;
  /** What is said of a counted favour. */
  tally: string[];
}

/** Marks by lens (or "context", or "words") and question; `null` is "not sure". */
export type Sheet = Record<string, Record<string, string | null>>;

/** A piece of somebody's list. */
export interface Piece {
  name: string;
  hours: number;
  /** The class it has to come to. */
  class: string;
  marks: Record<string, string | null>;
}

/** One of the content's invented people. */
export interface Example {
  name: string;
  outcome: string;
  of: string[];
  exposure: boolean;
  sheet: Sheet;
  pieces: Piece[];
}

/** A self-assessment as its file has it. */
export function instrument(id: string, folder = CONTENT): Instrument {
  const file = toml(`${folder}/assessments/${id}.toml`);
  const kind = text(file, "kind") as Kind;
  const read = READERS[kind](file);
  const asked = read.asked ?? [];
  const outcomes = Object.fromEntries(
    Object.entries(file)
      .concat(Object.entries(table(file.causes)))
      .flatMap(([name, of]) => {
        const { headline, means } = table(of);
        return typeof headline === "string" ? [[name, { headline, means: String(means ?? "") }]] : [];
      }),
  );
  const [from = 0, to = 0] = file.minutes as number[];
  return {
    id,
    kind,
    title: text(file, "title"),
    revision: Number(file.revision),
    minutes: [from, to],
    noun: "question",
    lenses: [{ id: "answer", short: "Choose one" }],
    dimensions: [],
    prompts: [],
    ratings: [],
    most: Number(file.most ?? 0),
    aside: "",
    longest: 0,
    tally: [],
    ...read,
    asked,
    questions: asked.filter(({ kind }) => kind === "scored"),
    context: asked.filter(({ kind }) => kind === "context"),
    outcomes,
    unclear: outcomes.unclear?.headline ?? "",
    thin: outcomes.thin?.headline ?? "",
  };
}

const READERS: Record<Kind, (file: TomlTable) => Partial<Instrument>> = {
  profile: (file) => ({
    noun: "situation",
    aside: "About your company",
    lenses: tables(file.lenses).map((lens) => ({ id: text(lens, "id"), short: text(lens, "short") })),
    dimensions: tables(file.dimensions).map((of) => dimension(of, of.headline as Record<string, string>)),
    asked: [
      ...tables(file.questions).map((of) => question(of, "scored", options(of.options))),
      ...tables(file.context).map((of) => question(of, "context", options(of.options))),
    ],
  }),

  facets: (file) => {
    const scales = new Map(tables(file.scales).map((scale) => [text(scale, "id"), options(scale.options)]));
    return {
      dimensions: tables(file.facets).map((of) => dimension(of)),
      asked: tables(file.questions).map((of) => question(of, "scored", scales.get(text(of, "scale")) ?? [])),
    };
  },

  stage: (file) => {
    const answers = Object.entries(table(file.answers)).map(([id, text]) => option({ id, text: String(text) }));
    return {
      noun: "statement",
      dimensions: tables(file.stages).map((of) => dimension(of, { "": text(of, "headline") })),
      asked: tables(file.questions).map((of) => question(of, "scored", answers)),
    };
  },

  sorter: (file) => {
    const tree = tables(file.questions).map((of) => question(of, "scored", options(of.options)));
    const tally = file.tally ? table(file.tally) : undefined;
    const asker = tally ? [question({ id: "name-of-asker", prompt: tally.ask ?? "" }, "words", [])] : [];
    const after = (to: string): number => {
      const next = tree.find(({ id }) => to === `question:${id}`);
      return next ? 1 + Math.max(...[...next.options.map(({ to }) => to), next.unsure].map(after)) : 0;
    };
    return {
      dimensions: tables(file.leaves).map((of) => dimension(of, { "": text(of, "headline") })),
      asked: [...asker, ...tree],
      longest: asker.length + after(`question:${tree[0]?.id}`),
      tally: tally ? ["first", "second", "third"].map((name) => text(tally, name)) : [],
    };
  },

  map: (file) => {
    const roles = table(file.roles);
    const offered = tables(roles.options).map((of) => option({ id: of.id ?? "", text: of.name ?? "" }));
    const levels = options(file.scale);
    const fields = (at: string) =>
      tables(file.fields).filter((of) => of.at === at).map((of) => question(of, "words", []));
    return {
      noun: "concern",
      aside: "The two of you",
      lenses: ["own", "guess"].map((id) => ({ id, short: text(table(file[id]), "short") })),
      dimensions: Object.entries(table(file.classes)).map(([id, of]) => dimension({ ...table(of), id })),
      asked: [
        ...["mine", "theirs"].map((id) => question({ id, prompt: text(roles, id) }, "context", offered)),
        ...tables(file.questions).map((of) => question(of, "scored", levels)),
        ...fields("sheet"),
      ],
      prompts: fields("result"),
    };
  },

  audit: (file) => ({
    dimensions: tables(file.classes).map((of) => dimension(of, { "": text(of, "headline") })),
    ratings: tables(file.ratings).map((of) => ({
      ...question(of, "scored", options(of.options)),
      short: text(of, "short"),
    })),
  }),
};

function question(of: TomlTable, kind: Question["kind"], options: Option[]): Question {
  const { unsure = "", missing = "" } = of;
  return { id: text(of, "id"), kind, prompt: text(of, "prompt"), options, unsure: String(unsure), missing: String(missing) };
}

function options(list: unknown): Option[] {
  return tables(list).map(option);
}

function option(of: TomlTable): Option {
  return { id: text(of, "id"), text: text(of, "text"), dimension: String(of.dimension ?? ""), to: String(of.to ?? "") };
}

function dimension(of: TomlTable, headline: Record<string, string> = {}): Dimension {
  return { id: text(of, "id"), name: text(of, "name"), headline, script: String(of.script ?? "") };
}

/** All assessments. */
export function assessments(): string[] {
  return readdirSync(`${CONTENT}/assessments`).map((file) => file.replace(/\.toml$/, ""));
}

/** The names of the content's invented people for an assessment. */
export function people(assessment: string): string[] {
  return readdirSync(`${CONTENT}/examples/${assessment}`).map((file) => file.replace(/\.toml$/, ""));
}

/** One of the content's invented people, with what has to come out. */
export function person(assessment: string, name: string): Example {
  const file = toml(`${CONTENT}/examples/${assessment}/${name}.toml`);
  const expect = table(file.expect);
  const marks = (of: unknown) =>
    Object.fromEntries(Object.entries(table(of)).map(([question, option]) => [question, String(option) || null]));
  const sheet: Sheet = Object.fromEntries(Object.entries(table(file.answers)).map(([lens, of]) => [lens, marks(of)]));
  // Only a sorter's own question is not called what examples call it.
  const words = Object.entries(table(file.words)).map(([id, said]) => [id === "asker" ? "name-of-asker" : id, String(said)] as const);
  if (words.some(([, said]) => said)) sheet.words = Object.fromEntries(words.filter(([, said]) => said));
  const pieces = tables(file.items).map(({ name, hours, class: of, ...ratings }) => ({
    name: String(name),
    hours: Number(hours),
    class: String(of ?? ""),
    marks: marks(ratings),
  }));
  return {
    name,
    outcome: String(expect.outcome ?? ""),
    of: (expect.of as string[] | undefined) ?? [],
    exposure: expect.exposure === true,
    sheet,
    pieces,
  };
}

/** The answers of one of the content's invented people. */
export function example(name: string, assessment = "archetype"): Sheet {
  return person(assessment, name).sheet;
}

/** The headline of a result with this outcome, which speaks of these dimensions. */
export function headline(of: Instrument, outcome: string, dimensions: string[] = []): string {
  const named = dimensions.map((id) => of.dimensions.find((dimension) => dimension.id === id));
  const [first, second] = named;
  const said = of.outcomes[outcome]?.headline.replace("{first}", first?.name ?? "").replace("{second}", second?.name ?? "");
  const found = said ?? first?.headline[""];
  if (!found) throw new Error(`${of.id} has no headline for ${outcome} ${dimensions}`);
  return found;
}

/** The questions that a sheet leads to, up to the first without an answer. Where nothing branches, all of them. */
export function way(of: Instrument, sheet: Sheet): Question[] {
  if (of.longest === 0) return of.asked;
  const found = of.asked.filter(({ kind }) => kind === "words");
  for (let here = of.questions[0]; here; ) {
    const { id, options, unsure } = here;
    found.push(here);
    const answer = sheet.answer?.[id];
    if (answer === undefined) break;
    const to = answer === null ? unsure : options.find((option) => option.id === answer)?.to;
    here = of.questions.find((question) => to === `question:${question.id}`);
  }
  return found;
}

/** The content's guides. */
export function guides(): string[] {
  return readdirSync(`${CONTENT}/guides`).map((file) => file.replace(/\.md$/, ""));
}

/** A line of the site's own file, such as `headline`. */
export function site(name: string): string {
  return text(toml(`${CONTENT}/site.toml`), name);
}

/** Text as a page shows it: in one line. */
export function line(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(" ");
}

function toml(path: string): TomlTable {
  return parse(readFileSync(path, "utf8"));
}

function table(of: unknown): TomlTable {
  return (of ?? {}) as TomlTable;
}

function tables(of: unknown): TomlTable[] {
  return (of ?? []) as TomlTable[];
}

function text(of: TomlTable, key: string): string {
  const value = of[key];
  if (typeof value !== "string") throw new Error(`the content has no "${key}" where a test looks for it`);
  return value;
}
