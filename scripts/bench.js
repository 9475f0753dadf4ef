// npm run bench -- NAME [--json]: the benchmarks on the pinned Node.
process.env.CONGTRUONG_SCRIPT = 'bench/main.ts';
await import('../bin/congtruong.js');
