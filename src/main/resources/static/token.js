// Keeps the seeds of tokens in this browser and shows their codes (RFC 6238). A seed becomes a key
// that cannot be read out again; nothing is sent anywhere.
(() => {
  "use strict";

  const VERSION = "1.0.0";
  const STORE = "tokens";
  const ALGORITHMS = { SHA1: "SHA-1", SHA256: "SHA-256", SHA512: "SHA-512" };

  function open() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open("ginko-token", 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "serial" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  async function run(mode, work) {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
    });
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
      card.append(element("h2", token.issuer), element("p", "•••• " + token.serial.slice(-4), "quiet"), output, bar, remove);
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
    for (const button of document.querySelectorAll("[data-token-fill]")) await fill(button);
  }

  start();
})();
