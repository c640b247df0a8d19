// Keeps the seeds of tokens in this browser and shows their codes (RFC 6238). A seed becomes a key
// that cannot be read out again; nothing is sent anywhere.
(() => {
  "use strict";

  const VERSION = "1.0.0";
  const STORE = "tokens";
  const APPS = "apps";
  const ALGORITHMS = { SHA1: "SHA-1", SHA256: "SHA-256", SHA512: "SHA-512" };

  function open() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open("ginko-token", 2);
      request.onupgradeneeded = () => {
        const kept = request.result;
        if (!kept.objectStoreNames.contains(STORE)) kept.createObjectStore(STORE, { keyPath: "serial" });
        if (!kept.objectStoreNames.contains(APPS)) kept.createObjectStore(APPS, { keyPath: "id" });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  async function run(mode, work, name = STORE) {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const request = work(transaction.objectStore(name));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onerror = () => reject(transaction.error);
    });
  }

  // The app that signs. Its key stays in this browser and cannot be read out; its PIN is kept nowhere
  // and goes into every code (RFC 6287), so that only the bank can tell a wrong one.
  const SUITE = "OCRA-1:HOTP-SHA256-8:QH64-PSHA256-T1M";
  const text = new TextEncoder();

  const unhex = (hex) => Uint8Array.from(hex.match(/../g), (octet) => parseInt(octet, 16));
  const sha256 = async (data) => new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  const apps = () => run("readonly", (store) => store.getAll(), APPS);

  function joined(parts) {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  // SHA-256 over fields, each with its length in bytes and a colon in front
  async function fingerprint(fields) {
    const parts = [];
    for (const field of fields) {
      const bytes = text.encode(field);
      parts.push(text.encode(bytes.length + ":"), bytes);
    }
    const digest = await sha256(joined(parts));
    return Array.from(digest, (octet) => octet.toString(16).padStart(2, "0")).join("");
  }

  const digitsOf = (typed) =>
    Array.from(typed.replace(/[^0-9\u06f0-\u06f9\u0660-\u0669]/g, ""))
      .map((digit) => String(digit.charCodeAt(0) & 15)).join("");

  async function answer(app, question, pin) {
    const minute = new DataView(new ArrayBuffer(8));
    minute.setUint32(4, Math.floor(Date.now() / 60000));
    const asked = new Uint8Array(128);
    asked.set(unhex(question));
    const message = joined([
      text.encode(SUITE), new Uint8Array(1), asked, await sha256(text.encode(pin)),
      new Uint8Array(minute.buffer),
    ]);
    const hash = new DataView(await crypto.subtle.sign("HMAC", app.key, message));
    const cut = hash.getUint32(hash.getUint8(hash.byteLength - 1) & 15) & 0x7fffffff;
    return String(cut % 10 ** 8).padStart(8, "0");
  }

  // what the telephone signs: the request, and the order's fields as they are shown
  const signed = async ([request, ...fields]) =>
    fingerprint(["APP-SIGN-1", request, await fingerprint(fields)]);

  async function keepApp(seed) {
    const { appSeed, id, serial, bank, login } = seed.dataset;
    const key = await crypto.subtle.importKey(
      "raw", unhex(appSeed), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    await run("readwrite", (store) => store.put({ id, serial, bank, login, key }), APPS);
    seed.removeAttribute("data-app-seed");
  }

  // several customers may share a telephone
  function choice(root, list) {
    const frame = root.querySelector("[data-app-choice]");
    const select = frame.querySelector("select");
    for (const app of list) select.add(new Option(`${app.bank} · ${app.login}`, app.id));
    frame.hidden = list.length < 2;
    return () => list.find((app) => app.id === select.value);
  }

  async function enter(form) {
    const list = await apps();
    if (list.length === 0) return;
    for (const none of document.querySelectorAll("[data-no-app]")) none.hidden = true;
    form.hidden = false;
    const chosen = choice(form, list);
    const pin = form.querySelector("#pin");
    form.addEventListener("submit", async (event) => {
      if (form.elements.code.value) return;
      event.preventDefault();
      const app = chosen();
      form.elements.app.value = app.id;
      const question = await fingerprint(["APP-ENTRY-1", form.dataset.challenge]);
      form.elements.code.value = await answer(app, question, digitsOf(pin.value));
      // not within the event: a browser that computes at once would ignore it
      setTimeout(() => form.requestSubmit());
    });
  }

  // the order's page, opened on the telephone itself
  async function here(section) {
    const list = (await apps()).filter((app) => app.id === section.dataset.device);
    if (list.length === 0) return;
    section.hidden = false;
    const form = document.querySelector("form input[name='code']").form;
    form.hidden = true;
    for (const other of document.querySelectorAll("[data-app-elsewhere]")) other.hidden = true;
    for (const link of document.querySelectorAll(".errors a")) link.setAttribute("href", "#pin");
    const pin = section.querySelector("#pin");
    const sign = async () => {
      const question = await signed(JSON.parse(section.dataset.fields));
      form.elements.code.value = await answer(list[0], question, digitsOf(pin.value));
      form.requestSubmit();
    };
    section.querySelector("button").addEventListener("click", sign);
    pin.addEventListener("keydown", (event) => {
      if (event.key === "Enter") sign();
    });
  }

  // an order that came by the camera, behind the # of the address
  async function scanned(section) {
    const found = location.hash.match(/^#sign=([A-Za-z0-9_-]+)$/);
    if (!found) return;
    let fields;
    try {
      const raw = atob(found[1].replaceAll("-", "+").replaceAll("_", "/"));
      fields = JSON.parse(new TextDecoder().decode(Uint8Array.from(raw, (c) => c.charCodeAt(0))));
      if (!Array.isArray(fields) || fields[1] !== "TRANSFER-1" || fields.length !== 13) return;
    } catch {
      return;
    }
    const [, , , , , bank, account, name, currency, amount, , , purpose] = fields;
    const digits = JSON.parse(section.dataset.digits)[currency];
    const part = (of, value) => { section.querySelector(`[data-part='${of}']`).textContent = value; };
    part("name", name);
    part("account", bank ? `${bank} · ${account}` : account);
    part("purpose", purpose);
    section.querySelector("[data-part='purpose']").closest("div").hidden = !purpose;
    part("amount", new Intl.NumberFormat(document.documentElement.lang, {
      style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits,
    }).format(`${amount}e-${digits}`));
    section.hidden = false;
    const list = await apps();
    const told = section.querySelector("[data-told]");
    const button = section.querySelector("button");
    if (list.length === 0) {
      told.textContent = section.dataset.none;
      button.disabled = true;
      return;
    }
    const chosen = choice(section, list);
    const pin = section.querySelector("#pin");
    button.addEventListener("click", async () => {
      const typed = digitsOf(pin.value);
      told.textContent = typed.length === 4 ? "" : section.dataset.pin;
      if (typed.length !== 4) return;
      const shown = section.querySelector("[data-answer]");
      shown.querySelector("output").textContent = await answer(chosen(), await signed(fields), typed);
      shown.hidden = false;
      pin.value = "";
    });
  }

  // the page of the order goes on by itself when the telephone has confirmed it
  function watch(part) {
    const look = async () => {
      if (document.visibilityState === "visible") {
        try {
          const answer = await fetch(part.dataset.watch, {
            redirect: "manual", headers: { "Ginko-Unattended": "1", Accept: "text/html" },
          });
          if (answer.type === "opaqueredirect") return location.reload();
          if (!answer.ok) return;
        } catch {
          // without a network the customer goes on himself
        }
      }
      setTimeout(look, 3000);
    };
    setTimeout(look, 3000);
  }

  async function work(part) {
    if (!("serviceWorker" in navigator)) return;
    const registration = await navigator.serviceWorker.register(part.dataset.appWorker, { scope: "/token" });
    if (registration.active) registration.active.postMessage("keep");
  }

  function bytes(base32) {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits = "";
    for (const letter of base32) bits += alphabet.indexOf(letter).toString(2).padStart(5, "0");
    return Uint8Array.from(bits.match(/.{8}/g), (octet) => parseInt(octet, 2));
  }

  async function code(token, now) {
    const counter = new DataView(new ArrayBuffer(8));
    counter.setUint32(4, Math.floor(now / 1000 / token.period));
    const hash = new DataView(await crypto.subtle.sign("HMAC", token.key, counter.buffer));
    const cut = hash.getUint32(hash.getUint8(hash.byteLength - 1) & 15) & 0x7fffffff;
    return String(cut % 10 ** token.digits).padStart(token.digits, "0");
  }

  async function keep(seed) {
    const { tokenSeed, serial, issuer, hash, digits, period } = seed.dataset;
    const key = await crypto.subtle.importKey(
      "raw", bytes(tokenSeed), { name: "HMAC", hash: ALGORITHMS[hash] }, false, ["sign"]);
    await run("readwrite", (store) =>
      store.put({ serial, issuer, key, digits: Number(digits), period: Number(period) }));
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  async function show(list) {
    const tokens = await run("readonly", (store) => store.getAll());
    list.hidden = tokens.length === 0;
    list.replaceChildren();
    for (const token of tokens) {
      const card = element("div", "", "token-card");
      const output = element("output", "", "token-code");
      output.dir = "ltr";
      output.setAttribute("aria-label", list.dataset.code);
      const bar = document.createElement("progress");
      bar.max = token.period;
      bar.setAttribute("aria-label", list.dataset.left);
      const remove = element("button", list.dataset.remove, "button secondary");
      remove.type = "button";
      remove.addEventListener("click", async () => {
        await run("readwrite", (store) => store.delete(token.serial));
        show(list);
      });
      const label = document.createElement("input");
      label.value = token.label || "";
      label.maxLength = 40;
      label.dir = "auto";
      label.setAttribute("aria-label", list.dataset.label);
      label.placeholder = list.dataset.label;
      label.addEventListener("change", () =>
        run("readwrite", (store) => store.put({ ...token, label: label.value.trim() })));
      card.append(element("h2", token.issuer), element("p", "•••• " + token.serial.slice(-4), "quiet"), label, output, bar, remove);
      list.append(card);
      const tick = async () => {
        if (!card.isConnected) return;
        const now = Date.now();
        output.textContent = await code(token, now);
        bar.value = token.period - Math.floor(now / 1000) % token.period;
        setTimeout(tick, 500);
      };
      tick();
    }
  }

  async function fill(button) {
    const tokens = await run("readonly", (store) => store.getAll());
    const token = tokens.find((one) => one.serial.endsWith(button.dataset.tokenFill));
    if (!token) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      button.form.elements.code.value = await code(token, Date.now());
      button.form.requestSubmit();
    });
  }

  async function start() {
    for (const field of document.querySelectorAll("[data-app-version]")) field.value = VERSION;
    if (!window.crypto || !crypto.subtle || !window.indexedDB) return;
    const seed = document.querySelector("[data-token-seed]");
    if (seed) await keep(seed);
    for (const ended of document.querySelectorAll("[data-token-forget]")) {
      await run("readwrite", (store) => store.delete(ended.dataset.tokenForget));
    }
    const list = document.querySelector("[data-token-list]");
    if (list) await show(list);
    for (const made of document.querySelectorAll("[data-app-seed]")) await keepApp(made);
    for (const form of document.querySelectorAll("form[data-app-enter]")) await enter(form);
    for (const section of document.querySelectorAll("[data-app-here]")) await here(section);
    for (const section of document.querySelectorAll("[data-app-scanned]")) await scanned(section);
    for (const part of document.querySelectorAll("[data-watch]")) watch(part);
    for (const part of document.querySelectorAll("[data-app-worker]")) await work(part);
    for (const button of document.querySelectorAll("[data-token-fill]")) await fill(button);
  }

  start();
})();
