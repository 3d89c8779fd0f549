// Zip archives for the tests, made byte by byte: good ones, and such as no program would make.
import { crc32, deflateRawSync } from "node:zlib";

const u16 = (value) => Buffer.from([value & 255, (value >> 8) & 255]);
const u32 = (value) => Buffer.from([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255]);

/**
 * @param {{ name: string, bytes: string | Uint8Array, says?: number }[]} files `says`: the size that the archive states, where it lies
 * @returns {Buffer}
 */
export function zip(files) {
  const locals = [];
  const entries = [];
  let at = 0;
  for (const { name, bytes, says } of files) {
    const data = Buffer.from(bytes);
    const packed = deflateRawSync(data);
    const called = Buffer.from(name);
    const facts = Buffer.concat([u16(20), u16(0x800), u16(8), u16(0), u16(0), u32(crc32(data)), u32(packed.length), u32(says ?? data.length), u16(called.length), u16(0)]);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), facts, called, packed]);
    entries.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), u16(20), facts, u16(0), u16(0), u16(0), u32(0), u32(at), called]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  return Buffer.concat([...locals, directory, Buffer.from("PK\u0005\u0006"), u16(0), u16(0), u16(files.length), u16(files.length), u32(directory.length), u32(at), u16(0)]);
}
