// Keeps the page with the codes for times without a network. It keeps a copy without anybody's name,
// and the files that copy needs; everything else goes to the bank as ever.
"use strict";

const COPY = "/token/offline";
const KEPT = "ginko-token-1";

async function keep() {
  const answer = await fetch(COPY, { cache: "no-store" });
  if (!answer.ok) return;
  const text = await answer.clone().text();
  const files = new Set(text.match(/\/assets\/[^"'\s#]+/g) || []);
  const cache = await caches.open(KEPT);
  for (const request of await cache.keys()) {
    const url = new URL(request.url);
    if (url.pathname !== COPY && !files.has(url.pathname + url.search)) await cache.delete(request);
  }
  for (const file of files) {
    if (!await cache.match(file)) await cache.add(file);
  }
  await cache.put(COPY, answer);
}

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => event.waitUntil(keep().catch(() => {})));

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate" && url.pathname === "/token") {
    event.respondWith(fetch(event.request).catch(() => caches.match(COPY)));
  } else if (url.pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request)));
  }
});
