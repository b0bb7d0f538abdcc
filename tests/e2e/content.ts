// What the site asks, read from `content/`, so that no test repeats it. Reads as much TOML as those files use for ids,
// texts and answers; the content compiler is what judges them.

import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";

const CONTENT = resolve(import.meta.dirname, "../../content");

export interface Option {
  id: string;
  text: string;
  /** What choosing it counts for; none for questions about the company. */
  dimension: string;
}

export interface Question {
  id: string;
  prompt: string;
  options: Option[];
}

/** One of a result's dimensions. */
export interface Dimension {
  id: string;
  name: string;
  /** By lens. */
  headline: Record<string, string>;
}

export interface Instrument {
  id: string;
  title: string;
  revision: number;
  lenses: { id: string; short: string }[];
  dimensions: Dimension[];
  questions: Question[];
  context: Question[];
  /** The headlines of what is not named. */
  unclear: string;
  thin: string;
}

/** Marks by lens (or `context`) and question; `null` is "not sure". */
export type Sheet = Record<string, Record<string, string | null>>;

type Table = Record<string, unknown>;

/** A self-assessment as its file has it. */
export function instrument(id: string, folder = CONTENT): Instrument {
  const file = tables(readFileSync(`${folder}/assessments/${id}.toml`, "utf8"));
  const all = (name: string) => file.filter(([kind]) => kind === name).map(([, table]) => table);
  const top = all("")[0] ?? {};
  const questions = (name: string) => {
    const found: Question[] = [];
    for (const [kind, table] of file) {
      if (kind === name) found.push({ id: text(table, "id"), prompt: text(table, "prompt"), options: [] });
      if (kind !== `${name}.options`) continue;
      const dimension = typeof table.dimension === "string" ? table.dimension : "";
      found.at(-1)?.options.push({ id: text(table, "id"), text: text(table, "text"), dimension });
    }
    return found;
  };
  return {
    id,
    title: text(top, "title"),
    revision: Number(top.revision),
    lenses: all("lenses").map((lens) => ({ id: text(lens, "id"), short: text(lens, "short") })),
    dimensions: all("dimensions").map((dimension) => ({
      id: text(dimension, "id"),
      name: text(dimension, "name"),
      headline: dimension.headline as Record<string, string>,
    })),
    questions: questions("questions"),
    context: questions("context"),
    unclear: text(all("unclear")[0] ?? {}, "headline"),
    thin: text(all("thin")[0] ?? {}, "headline"),
  };
}

/** The answers of one of the content's invented people. */
export function example(name: string, assessment = "archetype"): Sheet {
  const file = tables(readFileSync(`${CONTENT}/examples/${assessment}/${name}.toml`, "utf8"));
  const sheet: Sheet = {};
  for (const [kind, table] of file) {
    const lens = /^answers\.(.*)$/.exec(kind)?.[1];
    if (!lens) continue;
    sheet[lens] = Object.fromEntries(Object.entries(table).map(([question, option]) => [question, String(option) || null]));
  }
  return sheet;
}

/** The content's guides. */
export function guides(): string[] {
  return readdirSync(`${CONTENT}/guides`).map((file) => file.replace(/\.md$/, ""));
}

/** A line of the site's own file, such as `headline`. */
export function site(name: string): string {
  return text(tables(readFileSync(`${CONTENT}/site.toml`, "utf8"))[0]?.[1] ?? {}, name);
}

/** Tables in the order of the file, with `""` for the keys above all of them. Keys whose value is not one text, number
 *  or inline table of texts are left out. */
function tables(toml: string): [string, Table][] {
  const found: [string, Table][] = [["", {}]];
  const bare = toml.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''/g, '""');
  for (const line of bare.split("\n")) {
    const heading = /^\[{1,2}([\w.-]+)\]{1,2}/.exec(line)?.[1];
    if (heading) {
      found.push([heading, {}]);
      continue;
    }
    const [, key, value] = /^([\w-]+) = (.*?)\s*(?:#.*)?$/.exec(line) ?? [];
    const table = found.at(-1)?.[1];
    if (!key || !value || !table) continue;
    if (/^".*"$|^\d+$/.test(value)) table[key] = JSON.parse(value);
    if (/^\{.*\}$/.test(value)) table[key] = JSON.parse(value.replace(/([\w-]+) = /g, '"$1": '));
  }
  return found;
}

function text(table: Table, key: string): string {
  const value = table[key];
  if (typeof value !== "string") throw new Error(`the content has no "${key}" where a test looks for it`);
  return value;
}
