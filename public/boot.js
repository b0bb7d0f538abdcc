// Starts the app, and stays when the app cannot: everything that must work with a missing, blocked or dead wasm is here.
// A plain module without build step or imports, so that nothing it depends on can be missing.
//
// <html data-app> says how far the page is. "loading" is in the HTML; the app sets "ready", or "gone" or "offline" where
// the site's data did not come; this file sets
// "failed" (cannot start) and "crashed" (a panic). A slow start stays "loading", so that early clicks are still kept.

const page = document.documentElement;
const own = document.getElementById("boot").dataset;
const box = document.getElementById("trouble");

/** Without progress for this long, the page says so. */
const PATIENCE = 10_000;

guardScripts();
watchForCrashes();
offerFinding();
start();

/**
 * The content policy asks for a Trusted Types policy. Markup passes: the app's renderer writes its own templates with
 * innerHTML, and no text of a person or a link ever goes that way. Scripts come from this site only; eval is refused.
 */
function guardScripts() {
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (markup) => markup,
    createScriptURL: (url) => {
      if (new URL(url, document.baseURI).origin === location.origin) return url;
      throw new TypeError(`script from another site refused: ${url}`);
    },
    createScript: () => {
      throw new TypeError("script from text refused");
    },
  });
}

async function start() {
  if (typeof WebAssembly !== "object") {
    say(
      "failed",
      "This browser does not run WebAssembly, which the interactive part of this page needs. You can read everything; " +
        "to answer questions, allow WebAssembly or open the page in another browser.",
      download(),
    );
    return;
  }
  const watchdog = watch();
  try {
    // Both at once. Together with the preloads in the HTML neither waits for the other.
    const [app, wasm] = await Promise.all([
      import(own.js).finally(watchdog.progress),
      fetchFile(own.wasm, watchdog.progress),
    ]);
    await app.default({ module_or_path: wasm });
    watchdog.progress();
  } catch (error) {
    // A panic at start has already been told by watchForCrashes, or is told here.
    if (isCrash(error)) return crashed(error);
    watchdog.stop();
    console.warn("Waymark could not start.", error);
    notStarted(error);
  }
}

/** The wasm, or another file, as a response that reports each part that arrives. */
async function fetchFile(url, progress) {
  let response = await fetch(url);
  progress();
  // A host may have told the browser to keep this name for ever, its absence included: ask once more, past the cache.
  if (!response.ok) response = await fetch(url, { cache: "reload" });
  // Some hosts answer with a page where a file is missing.
  if (!response.ok || response.headers.get("content-type")?.startsWith("text/html")) throw new Gone(url);
  const counted = response.body.pipeThrough(
    new TransformStream({
      transform(part, stream) {
        progress();
        stream.enqueue(part);
      },
    }),
  );
  return new Response(counted, { headers: { "content-type": "application/wasm" } });
}

/** A file of this version of the site is not there: most likely a newer version has been published. */
class Gone extends Error {}

function notStarted(error) {
  if (error instanceof Gone) return renewed();
  if (error instanceof WebAssembly.CompileError) {
    say(
      "failed",
      "This browser refused to run the interactive part of this page. Something may block WebAssembly: a security " +
        "setting, an extension or the network. You can still read everything.",
      reload(),
      download(),
    );
    return;
  }
  // An import that fails does not say why: nothing arrived, or there is no such file.
  fetch(own.js, { method: "HEAD", cache: "no-store" }).then(
    (answer) => {
      const there = answer.ok && !answer.headers.get("content-type")?.startsWith("text/html");
      there ? unreachable() : renewed();
    },
    unreachable,
  );
}

function renewed() {
  say("failed", "This page has been renewed since it was opened. Load it again to go on; what is saved here stays.", reload(), download());
}

function unreachable() {
  say(
    "failed",
    "The interactive part of this page could not be loaded. Check the connection and load the page again; " +
      "what is saved here stays.",
    reload(),
    download(),
  );
}

/**
 * Finding has a bundle of its own, which is loaded when somebody first opens it. The dialog opens here and at once, so
 * that nothing is lost of what is typed meanwhile; what happens in it is the bundle's.
 */
function offerFinding() {
  const { base, find, texts } = page.dataset;
  const dialog = document.createElement("dialog");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const said = document.createElement("output");
  let asked = false;

  dialog.id = "finder";
  dialog.setAttribute("aria-label", "Find");
  field.type = "text";
  field.autocomplete = "off";
  label.append("Find on this site", field);
  dialog.append(label, button("Close", () => dialog.close()), said);

  function open() {
    if (!asked) load();
    if (!dialog.open) dialog.showModal();
    field.focus();
    field.select();
  }

  async function load() {
    asked = true;
    said.textContent = "Loading…";
    document.body.append(dialog);
    if (page.dataset.app === "ready") hide();
    try {
      const files = [`${find}_bg.wasm`, texts].map((file) => fetchFile(base + file, () => {}));
      const [bundle, wasm, all] = await Promise.all([import(`${base}${find}.js`), ...files]);
      dialog.texts = await all.arrayBuffer();
      await bundle.default({ module_or_path: wasm });
    } catch (error) {
      asked = false;
      console.warn("Finding could not be loaded.", error);
      dialog.close();
      // Where the page itself has something to say, that comes first.
      if (box.hidden) {
        const words = "Finding could not be loaded. Check the connection, then try again or load the page again.";
        say(page.dataset.app, words, reload());
      }
      box.scrollIntoView({ block: "nearest" });
    }
  }

  addEventListener("click", (event) => event.target.closest?.("#find") && open());
  addEventListener("keydown", (event) => {
    const { key, altKey, shiftKey, target } = event;
    const command = event.ctrlKey || event.metaKey;
    // The box in the dialog sets data-slash, and a line in the page's head does so from then on.
    const wanted = command
      ? !shiftKey && key.toLowerCase() === "k"
      : key === "/" && page.dataset.slash !== "off" && !target.matches?.(":read-write, select");
    if (!wanted || altKey) return;
    event.preventDefault();
    open();
  });
}

/** Tells if nothing has happened for PATIENCE, and takes it back if the page becomes ready after all. */
function watch() {
  let timer;
  const late = () =>
    say(
      "loading",
      "This page has not become interactive. The connection may be slow; it goes on trying. You can read everything meanwhile.",
      reload(),
      download(),
    );
  const stop = () => clearTimeout(timer);
  const progress = () => {
    stop();
    if (page.dataset.app === "loading") timer = setTimeout(late, PATIENCE);
  };
  new MutationObserver((_, observer) => {
    const state = page.dataset.app;
    if (state === "loading") return;
    observer.disconnect();
    stop();
    if (state === "ready") hide();
    // The app itself says that the site's data did not come.
    if (state === "gone") renewed();
    if (state === "offline") unreachable();
  }).observe(page, { attributeFilter: ["data-app"] });
  progress();
  return { progress, stop };
}

/** A panic in Rust ends the app: nothing on the page reacts any more. The person must hear of it. */
function watchForCrashes() {
  addEventListener("error", (event) => isCrash(event.error) && crashed(event.error));
  addEventListener("unhandledrejection", (event) => isCrash(event.reason) && crashed(event.reason));
}

function isCrash(error) {
  if (typeof WebAssembly !== "object") return false;
  if (error instanceof WebAssembly.RuntimeError) return true;
  return error instanceof RangeError && /wasm/.test(error.stack);
}

function crashed() {
  if (page.dataset.app === "crashed") return;
  say(
    "crashed",
    "Something in this page broke, and it no longer reacts. What it had saved is still there. Load the page again; if it " +
      "happens again, download what is saved here first.",
    reload(),
    download(),
  );
}

/** Shows `text` and `buttons`, in place of what was shown before. */
function say(state, text, ...buttons) {
  if (page.dataset.app === "crashed") return;
  page.dataset.app = state;
  const words = document.createElement("p");
  words.textContent = text;
  box.replaceChildren(words, ...buttons);
  box.hidden = false;
}

function hide() {
  box.hidden = true;
  box.replaceChildren();
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function reload() {
  return button("Load the page again", () => location.reload());
}

function download() {
  return button("Download what is saved here", (event) => {
    const saved = savedHere();
    if (saved === null) {
      event.target.replaceWith("Nothing is saved here, or this browser does not let the page read it.");
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([saved], { type: "application/json" }));
    link.download = `${page.dataset.key.replace(/\W+$/, "")}-rescue.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
}

/** All records of this site as they are stored, unread: this must not depend on being able to read them. */
function savedHere() {
  try {
    const records = {};
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (key.startsWith(page.dataset.key)) records[key] = localStorage.getItem(key);
    }
    if (Object.keys(records).length === 0) return null;
    return JSON.stringify({ kind: "rescue", key: page.dataset.key, at: new Date().toISOString(), records }, null, 1);
  } catch {
    return null;
  }
}
