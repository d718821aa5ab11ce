// How the jobs process holds its memory: what it makes is soon garbage, and Node would let 128 MB of it stand before looking.
export const workerFlags = ['--max-semi-space-size=8', '--heap-growing-percent=50'];
