// Comforts of the pages. Every page works without this file; nothing here decides anything.
"use strict";

const all = (selector, root = document) => root.querySelectorAll(selector);

function focusErrors() {
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
  for (const link of all(".errors a[href^='#']")) {
    link.addEventListener("click", (event) => {
      const field = document.getElementById(link.getAttribute("href").slice(1));
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.scrollIntoView({ block: "center" });
    });
  }
}

// a second press of the same button sends nothing; the server would not do it twice either
function sendOnce() {
  for (const form of all("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      const button = event.submitter;
      if (button) {
        button.setAttribute("aria-disabled", "true");
        const label = button.querySelector("span") || button;
        form.dataset.label = label.textContent;
        if (form.dataset.busy) label.textContent = form.dataset.busy;
      }
    });
  }
  // the browser's back button brings the page back as it was left
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of all("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of all("[aria-disabled]", form)) {
        button.removeAttribute("aria-disabled");
        const label = button.querySelector("span") || button;
        if (form.dataset.label) label.textContent = form.dataset.label;
      }
    }
  });
}

function passwords() {
  for (const frame of all("[data-password]")) {
    const input = frame.querySelector("input");
    const caps = frame.parentElement.querySelector(".caps");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "reveal";
    button.textContent = frame.dataset.show;
    button.setAttribute("aria-controls", input.id);
    button.addEventListener("click", () => {
      const hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      button.textContent = hidden ? frame.dataset.hide : frame.dataset.show;
    });
    frame.append(button);
    input.form?.addEventListener("submit", () => { input.type = "password"; });
    const look = (event) => {
      if (!event.getModifierState) return;
      const text = event.getModifierState("CapsLock") ? frame.dataset.caps : "";
      if (caps && caps.textContent !== text) caps.textContent = text;
    };
    input.addEventListener("keydown", look);
    input.addEventListener("keyup", look);
    input.addEventListener("blur", () => { if (caps) caps.textContent = ""; });
  }
}

// A keyboard on the page for whoever does not trust the one on the desk. Nobody has to use it: a box
// beside the field asks for it. Typing, pasting and password managers go on working.
const keySets = {
  small: "abcdefghijklmnopqrstuvwxyz",
  capital: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  digits: "1234567890",
  symbols: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
};

function keyButton(text, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}

function keyboard(frame, words) {
  const input = frame.querySelector("input");
  const box = document.createElement("input");
  const label = document.createElement("label");
  const choice = document.createElement("p");
  box.type = "checkbox";
  box.id = `${input.id}-keyboard`;
  label.htmlFor = box.id;
  label.textContent = words.use;
  choice.className = "choice keyboard-choice";
  choice.append(box, label);
  const panel = document.createElement("div");
  panel.className = "keyboard";
  panel.hidden = true;
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", words.title);
  const count = document.createElement("p");
  count.className = "quiet";
  count.setAttribute("role", "status");
  const put = (text, start, end) => {
    input.value = input.value.slice(0, start) + text + input.value.slice(end);
    input.setSelectionRange(start + text.length, start + text.length);
    count.textContent = words.count.replace("#", numberFormat.format(input.value.length));
  };
  const type = (character) => {
    if (input.value.length - (input.selectionEnd - input.selectionStart) >= input.maxLength) return;
    put(character, input.selectionStart, input.selectionEnd);
  };
  const clearOne = () => {
    const end = input.selectionEnd;
    const start = input.selectionStart === end ? Math.max(0, end - 1) : input.selectionStart;
    put("", start, end);
  };
  const close = () => {
    panel.hidden = true;
    box.focus();
  };
  const keys = document.createElement("div");
  keys.className = "keys";
  const kinds = document.createElement("div");
  kinds.className = "kinds";
  const show = (kind) => {
    keys.replaceChildren(...[...keySets[kind]].map((key) => keyButton(key, () => type(key))));
    for (const button of kinds.children) {
      button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
    }
  };
  for (const kind of Object.keys(keySets)) {
    const button = keyButton(words[kind], () => show(kind));
    button.dataset.kind = kind;
    kinds.append(button);
  }
  const acts = document.createElement("div");
  acts.className = "acts";
  const dismiss = keyButton("×", close);
  dismiss.className = "dismiss";
  dismiss.setAttribute("aria-label", words.close);
  acts.append(
    keyButton(words.clearOne, clearOne),
    keyButton(words.clearAll, () => put("", 0, input.value.length)),
    keyButton(words.confirm, close),
  );
  panel.append(dismiss, kinds, keys, acts, count);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  show("small");
  input.addEventListener("focus", () => {
    if (box.checked) panel.hidden = false;
  });
  box.addEventListener("change", () => {
    panel.hidden = true;
    if (box.checked) input.focus();
  });
  frame.after(choice, panel);
}

function keyboards() {
  for (const frame of all("[data-keyboard]")) keyboard(frame, JSON.parse(frame.dataset.keyboard));
}

// numbers in the digits of the page's language
const numberFormat = new Intl.NumberFormat(document.documentElement.lang || "en");

function resend() {
  for (const form of all("[data-resend]")) {
    const text = form.querySelector("[data-countdown]");
    const button = form.querySelector("button");
    const end = performance.now() + Number(form.dataset.wait) * 1000;
    if (Number(form.dataset.wait) <= 0) continue;
    const step = () => {
      const left = Math.ceil((end - performance.now()) / 1000);
      if (left <= 0) {
        text.textContent = text.dataset.after;
        text.setAttribute("role", "status");
        button.classList.add("ready");
        return;
      }
      text.textContent = text.dataset.before.replace("#", numberFormat.format(left));
      setTimeout(step, 1000);
    };
    step();
  }
}

// The bank of a card as soon as its first six digits are there.
function showBank() {
  for (const output of all("[data-banks]")) {
    const banks = JSON.parse(output.dataset.banks);
    const field = document.getElementById(output.dataset.of);
    const show = () => {
      const digits = Array.from(field.value.replace(/[^0-9\u06f0-\u06f9\u0660-\u0669]/g, ""))
        .map((digit) => String(digit.charCodeAt(0) & 15)).join("");
      output.textContent = banks[digits.slice(0, 6)] || "";
    };
    field.addEventListener("input", show);
    show();
  }
}

// instead of answering a question the browser finds a number whose hash begins with zeros
async function work() {
  if (!crypto.subtle) return;
  for (const field of all("[data-work]")) {
    const shift = 32 - Number(field.dataset.bits);
    const encoder = new TextEncoder();
    for (let number = 0; !field.value; number++) {
      const text = encoder.encode(`${field.dataset.work}:${number}`);
      const hash = new DataView(await crypto.subtle.digest("SHA-256", text));
      if (hash.getUint32(0) >>> shift === 0) field.value = String(number);
    }
    const question = document.getElementById(field.dataset.instead);
    const done = document.getElementById(`${field.dataset.instead}-done`);
    question.hidden = true;
    done.hidden = false;
  }
}

function copyAndPrint() {
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const told = button.parentElement.querySelector(".copied");
      if (told) told.textContent = button.dataset.done;
    });
  }
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

// Passkeys: asks the browser, puts its answer into the form and sends it. Where there is no script,
// or the browser knows no passkeys, the page offers its other ways.
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function askPasskey(options) {
  const challenge = toBytes(options.challenge);
  const known = options.known.map((id) => ({ type: "public-key", id: toBytes(id) }));
  if (!options.owner) {
    return navigator.credentials.get({
      publicKey: { challenge, rpId: options.domain, allowCredentials: known, userVerification: "required" },
    });
  }
  const { handle, name, displayName, bank, algorithms } = options.owner;
  return navigator.credentials.create({
    publicKey: {
      challenge,
      rp: { id: options.domain, name: bank },
      user: { id: toBytes(handle), name, displayName },
      pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: known,
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      attestation: "none",
    },
  });
}

function passkeyAnswer(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: {},
  });
}

function passkeys() {
  if (!window.PublicKeyCredential) return;
  for (const warning of all("[data-no-passkey]")) warning.hidden = true;
  for (const form of all("form[data-passkey]")) {
    form.hidden = false;
    const told = form.querySelector("[data-told]");
    form.addEventListener("submit", async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      told.textContent = "";
      for (const field of all("[data-from]", form)) {
        field.value = document.getElementById(field.dataset.from).value;
      }
      try {
        const credential = await askPasskey(JSON.parse(form.dataset.options));
        form.elements.credential.value = passkeyAnswer(credential);
        form.requestSubmit();
      } catch {
        told.textContent = form.dataset.failed;
      }
    });
  }
}

function languageList() {
  for (const details of all("details[data-closes]")) {
    document.addEventListener("click", (event) => {
      if (!details.contains(event.target)) details.open = false;
    });
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary").focus();
    });
  }
}

// What was typed and not sent is kept before the session ends. The request says that the page made
// it by itself, so it does not keep the session alive.
function drafts() {
  for (const form of all("form[data-draft]")) {
    form.addEventListener("input", () => { form.dataset.typed = "yes"; });
  }
}

function version(form) {
  const found = form.elements.version;
  if (found) return found;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "version";
  form.append(field);
  return field;
}

async function keepDraft() {
  const form = document.querySelector("form[data-draft][data-typed]");
  if (!form || form.dataset.sent) return;
  try {
    const answer = await fetch(form.dataset.draft, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      redirect: "manual",
      headers: { "Ginko-Unattended": "yes" },
    });
    if (!answer.ok) return;
    version(form).value = await answer.text();
    delete form.dataset.typed;
    form.dataset.kept = "yes";
  } catch {
    // the page stays as it was; without a network nothing can be kept
  }
}

// where to say that the session has ended: with the way back to what was kept
function ending(address) {
  const form = document.querySelector("form[data-kept]");
  return form ? `${address}?return=${encodeURIComponent(form.getAttribute("action"))}` : address;
}

// Warns before the session ends and leaves the page when it has ended. The server decides; this
// only counts the same time. Tabs tell each other of every request.
function session() {
  const dialog = document.getElementById("session");
  if (!dialog || !dialog.showModal) return;
  const idle = Number(dialog.dataset.idleSeconds) * 1000;
  const warn = Number(dialog.dataset.warnSeconds) * 1000;
  const left = dialog.querySelector("[data-left]");
  const announce = dialog.querySelector("[data-announce]");
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("ginko-session") : null;
  let end = Date.now() + idle;
  let said = 0;
  const renew = () => {
    end = Date.now() + idle;
    said = 0;
    announce.textContent = "";
    if (dialog.open) dialog.close();
  };
  tabs?.addEventListener("message", (event) => {
    if (event.data === "kept") renew();
    if (event.data === "ended") location.replace(ending(dialog.dataset.ended));
  });
  tabs?.postMessage("kept");
  const clock = (milliseconds) => {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    const pad = String(seconds % 60).padStart(2, "0");
    return `${Math.floor(seconds / 60)}:${pad}`;
  };
  dialog.querySelector("[data-keep]").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        redirect: "manual",
        headers: { Accept: "text/html" },
      });
      if (answer.status === 401 || answer.status === 403) throw new Error("ended");
      renew();
      tabs?.postMessage("kept");
    } catch {
      if (Date.now() >= end) location.replace(ending(dialog.dataset.ended));
    }
  });
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  setInterval(() => {
    const rest = end - Date.now();
    if (rest <= 0) {
      const address = ending(dialog.dataset.ended);
      document.body.replaceChildren();
      location.replace(address);
      return;
    }
    if (rest > warn) return;
    if (!dialog.open) {
      dialog.showModal();
      keepDraft();
    }
    left.textContent = clock(rest);
    if (said < 1) {
      said = 1;
      announce.textContent = announce.dataset.soon;
    }
    if (said < 2 && rest <= 30000) {
      said = 2;
      announce.textContent = announce.dataset.verySoon;
    }
  }, 1000);
}

// a page kept by the browser is fetched anew, so that "back" after signing out shows nothing
addEventListener("pageshow", (event) => {
  if (event.persisted && document.getElementById("session")) location.reload();
});

focusErrors();
sendOnce();
passwords();
keyboards();
resend();
showBank();
work();
copyAndPrint();
passkeys();
languageList();
drafts();
session();
