#!/usr/bin/env node
/* Runs Kokoro-82M for the maker of voices: one request a line, one answer each, until stdin ends.
 *
 *     node kokoro.js MODEL.onnx [THREADS]
 *
 * A request is JSON on one line:
 *     {"timbre": FILE, "way": FILE, "tokens": [n numbers], "speed": 1,
 *      "center": 226, "range": 1, "shift": 1}
 * timbre and way are voices' .bin files (510 x 256 float32; the first half of a row is the timbre,
 * the second the way of speaking; row n is for n tokens); center is the voice's own middle in Hz,
 * range and shift are factors. An answer is a line of JSON, {"samples": S, "frames": [n + 2]}, and
 * behind it S float32 at 24 kHz, little-endian; a frame is 600 samples. A request that fails is
 * answered by {"error": "why"} and nothing behind it.
 */
"use strict";
const fs = require("fs");
const readline = require("readline");

const ROWS = 510, STYLE = 256, HALF = STYLE / 2;

let runtime;
try {
    runtime = require("onnxruntime-node");
} catch (error) {
    process.stderr.write("kokoro: onnxruntime-node is not installed "
        + "(npm install --ignore-scripts onnxruntime-node)\n");
    process.exit(3);
}

const voices = new Map();

function voice(path) {
    if (!voices.has(path)) {
        const bytes = fs.readFileSync(path);
        if (bytes.length !== ROWS * STYLE * 4)
            throw new Error(`${path}: not a voice`);
        voices.set(path, new Float32Array(bytes.buffer.slice(
            bytes.byteOffset, bytes.byteOffset + bytes.length)));
    }
    return voices.get(path);
}

/* The timbre of one person with another's way of speaking, for n tokens. */
function style(timbre, way, n) {
    const row = Math.min(n, ROWS - 1) * STYLE, both = new Float32Array(STYLE);
    both.set(voice(timbre).subarray(row, row + HALF));
    both.set(voice(way).subarray(row + HALF, row + STYLE), HALF);
    return both;
}

function tensor(type, values, shape) {
    return new runtime.Tensor(type, values, shape);
}

function inputs(request) {
    const tokens = [0, ...request.tokens, 0].map(BigInt), one = (x) =>
        tensor("float32", Float32Array.of(x), [1]);
    return {
        tokens: tensor("int64", BigInt64Array.from(tokens), [1, tokens.length]),
        style: tensor("float32", style(request.timbre, request.way, request.tokens.length),
            [1, STYLE]),
        speed: one(request.speed), pitch_center: one(request.center),
        pitch_range: one(request.range), pitch_shift: one(request.shift),
    };
}

async function answer(session, line) {
    try {
        const { audio, frames } = await session.run(inputs(JSON.parse(line)));
        const sound = audio.data;
        process.stdout.write(JSON.stringify(
            { samples: sound.length, frames: Array.from(frames.data, Number) }) + "\n");
        process.stdout.write(Buffer.from(sound.buffer, sound.byteOffset, sound.length * 4));
    } catch (error) {
        const why = String(error.message).split("\n")[0];
        process.stdout.write(JSON.stringify({ error: why }) + "\n");
    }
}

async function main() {
    const session = await runtime.InferenceSession.create(process.argv[2], {
        intraOpNumThreads: Number(process.argv[3] || 2), logSeverityLevel: 3 });
    for await (const line of readline.createInterface({ input: process.stdin }))
        await answer(session, line);
}

main().catch((error) => {
    process.stderr.write(`kokoro: ${error.message}\n`);
    process.exit(2);
});
