// Products of the journeys are copies of one that was loaded once: a folder for these, gone at the end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup() {
  const dir = mkdtempSync(join(tmpdir(), 'congtruong-products-'));
  process.env.CONGTRUONG_TEST_PRODUCTS = dir;
  return () => rmSync(dir, { recursive: true, force: true });
}
