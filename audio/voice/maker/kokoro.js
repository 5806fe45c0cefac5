#!/usr/bin/env node
/* Runs Kokoro-82M for the maker of voices: one request a line, one answer each, until stdin ends.
 *
 *     node kokoro.js MODEL.onnx [THREADS]
 *
 * It says "ready" when the model is there, or "error<TAB>WHY" and ends. A request is a line of fields with tabs between them:
 *     TIMBRE WAY SPEED CENTER RANGE SHIFT TOKENS
 * TIMBRE and WAY are voices' .bin files (510 x 256 float32; the first half of a row is the timbre,
 * the second the way of speaking; row n is for n tokens); CENTER is the voice's own middle in Hz,
 * SPEED, RANGE and SHIFT are factors; TOKENS are numbers with blanks between them. An answer is
 * "SAMPLES<TAB>FRAMES", the frames of the n tokens and of the silence before and behind them, with
 * blanks between; behind it SAMPLES float32 at 24 kHz, little-endian; a frame is 600 samples. A
 * request that fails is answered by "error<TAB>WHY" and nothing behind it.
 */
"use strict";
const fs = require("fs");
const path = require("path");
const readline = require("readline");

const ROWS = 510, STYLE = 256, HALF = STYLE / 2;

/* From beside the model, or from where node itself looks ($NODE_PATH). */
function runtime_found(folder) {
    try {
        return require(require.resolve("onnxruntime-node", { paths: [folder, __dirname] }));
    } catch (error) {
        process.stdout.write("error\tonnxruntime-node is not installed\n");
        process.exit(3);
    }
}

const runtime = runtime_found(path.dirname(path.resolve(process.argv[2] || ".")));

const voices = new Map();

function voice(file) {
    if (!voices.has(file)) {
        const bytes = fs.readFileSync(file);
        if (bytes.length !== ROWS * STYLE * 4)
            throw new Error(`${file}: not a voice`);
        voices.set(file, new Float32Array(bytes.buffer.slice(
            bytes.byteOffset, bytes.byteOffset + bytes.length)));
    }
    return voices.get(file);
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

function inputs(line) {
    const [timbre, way, ...fields] = line.split("\t");
    const [speed, center, range, shift] = fields.map(Number);
    const spoken = fields[4].split(" ").map(BigInt), tokens = [0n, ...spoken, 0n];
    const one = (x) => tensor("float32", Float32Array.of(x), [1]);
    return {
        tokens: tensor("int64", BigInt64Array.from(tokens), [1, tokens.length]),
        style: tensor("float32", style(timbre, way, spoken.length), [1, STYLE]),
        speed: one(speed), pitch_center: one(center), pitch_range: one(range),
        pitch_shift: one(shift),
    };
}

async function answer(session, line) {
    try {
        const { audio, frames } = await session.run(inputs(line));
        const sound = audio.data;
        process.stdout.write(`${sound.length}\t${Array.from(frames.data, Number).join(" ")}\n`);
        process.stdout.write(Buffer.from(sound.buffer, sound.byteOffset, sound.length * 4));
    } catch (error) {
        process.stdout.write(`error\t${String(error.message).split("\n")[0]}\n`);
    }
}

async function main() {
    const session = await runtime.InferenceSession.create(process.argv[2], {
        intraOpNumThreads: Number(process.argv[3] || 2), logSeverityLevel: 3 });
    process.stdout.write("ready\n");
    for await (const line of readline.createInterface({ input: process.stdin }))
        await answer(session, line);
}

main().catch((error) => {
    process.stdout.write(`error\t${String(error.message).split("\n")[0]}\n`);
    process.exit(2);
});
