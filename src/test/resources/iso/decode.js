// Reads messages of the card network as another implementation does: one message a line in
// hexadecimal digits, one object a line back. Ours have the bitmap and binary elements in
// hexadecimal digits; the package takes the bitmap in octets.
"use strict";

const Message = require("iso_8583");

const hex = { ContentType: "an", LenType: "fixed", MaxLen: 16 };
const formats = { 52: hex, 64: hex, 128: hex };
const lines = require("fs").readFileSync(0, "utf8").trim().split("\n");
for (const line of lines) {
  const octets = Buffer.from(line, "hex");
  const digits = parseInt(octets.toString("latin1", 4, 5), 16) >= 8 ? 32 : 16;
  const bitmap = Buffer.from(octets.toString("latin1", 4, 4 + digits), "hex");
  const packed = Buffer.concat([octets.subarray(0, 4), bitmap, octets.subarray(4 + digits)]);
  console.log(JSON.stringify(new Message({}, formats).getIsoJSON(packed, { lenHeader: false })));
}
