// A line for each test, the failures in full, and as the very last line `N passed, N failed, N skipped`.

import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestError, TestResult } from "@playwright/test/reporter";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

export default class LastLineReporter implements Reporter {
  #count = { passed: 0, failed: 0, skipped: 0 };
  #failures: string[] = [];
  #here = process.cwd();

  printsToStdio() {
    return true;
  }

  onBegin(config: FullConfig, suite: Suite) {
    this.#here = config.rootDir;
    console.log(`${suite.allTests().length} browser tests, ${config.workers} at a time`);
  }

  onTestEnd(test: TestCase, result: TestResult) {
    const outcome = result.status === "skipped" ? "skipped" : test.ok() ? "passed" : "failed";
    this.#count[outcome] += 1;
    const name = this.#name(test);
    console.log(`${outcome === "failed" ? "FAILED " : outcome.padEnd(7)} ${name} (${result.duration} ms)`);
    if (outcome !== "failed") return;
    const errors = result.errors.map(words).join("\n\n") || `ended as "${result.status}"`;
    const pictures = result.attachments.flatMap((kept) => (kept.path ? [`  ${kept.name}: ${relative(this.#here, kept.path)}`] : []));
    this.#failures.push([`--- ${name}`, errors, ...pictures].join("\n"));
  }

  /** What went wrong outside of any test, such as a file that cannot be read. */
  onError(error: TestError) {
    this.#count.failed += 1;
    this.#failures.push(words(error));
  }

  onEnd(result: FullResult) {
    for (const failure of this.#failures) console.log(`\n${failure}`);
    if (result.status === "interrupted" || result.status === "timedout") console.log(`\nThe run was ${result.status}.`);
  }

  /** After everything else that prints. */
  async onExit() {
    const { passed, failed, skipped } = this.#count;
    if (failed > 0) console.log("\nThe browser tests failed. Pictures are in tests/e2e/test-results.");
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  }

  #name(test: TestCase) {
    const [, , ...titles] = test.titlePath();
    const [file, ...names] = titles;
    return `${file}:${test.location.line} ${names.join(" > ")}`;
  }
}

function words(error: TestError) {
  const said = error.stack ?? error.message ?? error.value ?? "no words";
  const all = error.snippet ? `${said}\n\n${error.snippet}` : said;
  return process.stdout.isTTY ? all : stripVTControlCharacters(all);
}
