// Values that differ from flow to flow, as S0's script makes them.
import exec from 'k6/execution';

const SUBJECTS = ['a cat', 'a street', 'a portrait', 'the sea'];
const STYLES = ['as anime', 'in ink', 'in watercolour', 'at night'];

// Made by `loadtest/run k6-s0`: one data URL.
const image = open('./image_base64.txt').trim();

/** @returns {string} a picture as a data URL */
export function generateImage() {
  return image;
}

/** @returns {string} */
export function generateRandomPrompt() {
  return `${any(SUBJECTS)} ${any(STYLES)}`;
}

/** @returns {string} a name nobody had before, not even in an earlier run */
export function generateUniqueUsername() {
  const { idInTest, iterationInScenario } = exec.vu;
  return `user_${Date.now().toString(36)}_${idInTest}_${iterationInScenario}`;
}

/**
 * @param {string} username
 * @returns {string}
 */
export function generateUniqueEmail(username) {
  return `${username}@example.com`;
}

/**
 * @template T
 * @param {T[]} list
 * @returns {T}
 */
function any(list) {
  return list[Math.floor(Math.random() * list.length)];
}
