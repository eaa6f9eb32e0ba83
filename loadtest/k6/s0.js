// S0's seven calls and the refresh, under its load profiles: k6 run -e PROFILE=b -e BASE_URL=http://127.0.0.1:8080 s0.js
import http from 'k6/http';
import { check, fail } from 'k6';
import {
  generateImage,
  generateRandomPrompt,
  generateUniqueEmail,
  generateUniqueUsername,
} from './helpers.js';

const BASE = `${__ENV.BASE_URL || 'http://127.0.0.1:8080'}/api/v1`;
const PASSWORD = 'password123';

/** @type {Record<string, import('k6/options').Scenario>} */
const PROFILES = {
  a: { executor: 'shared-iterations', vus: 1, iterations: 1 },
  b: {
    executor: 'constant-arrival-rate',
    rate: 5,
    timeUnit: '1s',
    duration: '5m',
    preAllocatedVUs: 5,
    maxVUs: 10,
  },
  c: {
    executor: 'ramping-vus',
    startVUs: 0,
    stages: [
      { duration: '10s', target: 10 },
      { duration: '1m', target: 10 },
      { duration: '10s', target: 0 },
    ],
  },
  d: {
    executor: 'ramping-arrival-rate',
    startRate: 10,
    timeUnit: '1s',
    preAllocatedVUs: 50,
    maxVUs: 200,
    stages: [{ duration: '2m', target: 50 }],
  },
  e: { executor: 'shared-iterations', vus: 10, iterations: 100 },
  f: { executor: 'per-vu-iterations', vus: 10, iterations: 100 },
};

const profile = __ENV.PROFILE || 'b';
if (!(profile in PROFILES)) {
  throw new Error(`PROFILE is a, b, c, d, e or f, not ${profile}`);
}

/** @type {import('k6/options').Options} */
export const options = {
  scenarios: { [profile]: PROFILES[profile] },
  thresholds: { checks: ['rate==1'], http_req_failed: ['rate==0'], dropped_iterations: ['count==0'] },
};

// A 401 is part of the flow: it leads to a refresh.
http.setResponseCallback(http.expectedStatuses(200, 401));

/** @typedef {{ access: string, refresh: string }} Session */

export default function flow() {
  const session = signIn();
  authorized(session, 'Create group succeeded', (params) =>
    post(
      '/createCategory',
      {
        cover: generateImage(),
        category_name: `Group ${Date.now()}`,
        description: 'Made by the load test',
      },
      params,
    ),
  );
  const categories = authorized(session, 'Browse groups succeeded', (params) =>
    http.get(`${BASE}/category`, params),
  );
  const category = String(categories.json('data.0.category_id'));
  authorized(session, 'Browse works succeeded', (params) =>
    http.get(`${BASE}/categoryDetail/${category}`, {
      ...params,
      tags: { name: 'categoryDetail' },
    }),
  );
  authorized(session, 'Process task submitted', (params) =>
    post(
      '/processImage',
      { ori_image: generateImage(), category_id: category, prompt: generateRandomPrompt() },
      params,
    ),
  );
  authorized(session, 'Upload work succeeded', (params) =>
    post(
      '/uploadWork',
      { work_image: generateImage(), category_id: category, prompt: generateRandomPrompt() },
      params,
    ),
  );
}

/** @returns {Session} */
function signIn() {
  const username = generateUniqueUsername();
  const account = {
    avatar: generateImage(),
    username,
    password: PASSWORD,
    confirm_password: PASSWORD,
    email: generateUniqueEmail(username),
  };
  succeeded('signup succeeded', post('/signup', account));
  const login = post('/login', account);
  succeeded('Login succeeded', login);
  return {
    access: String(login.json('data.access_token')),
    refresh: String(login.json('data.refresh_token')),
  };
}

/**
 * Makes a call; after a 401 refreshes once and repeats it.
 *
 * @param {Session} session
 * @param {string} name
 * @param {(params: import('k6/http').RefinedParams<'text'>) => import('k6/http').RefinedResponse<'text'>} call
 * @returns {import('k6/http').RefinedResponse<'text'>}
 */
function authorized(session, name, call) {
  let response = call(bearer(session));
  if (response.status === 401) {
    refresh(session);
    response = call(bearer(session));
  }
  succeeded(name, response);
  return response;
}

/** @param {Session} session */
function refresh(session) {
  const response = post('/refresh_token', { refresh_token: session.refresh });
  succeeded('Token refreshed', response);
  session.access = String(response.json('access_token'));
  session.refresh = String(response.json('refresh_token'));
}

/**
 * @param {Session} session
 * @returns {import('k6/http').RefinedParams<'text'>}
 */
function bearer(session) {
  return { responseType: 'text', headers: { Authorization: `Bearer ${session.access}` } };
}

/**
 * @param {string} path
 * @param {object} body
 * @param {import('k6/http').RefinedParams<'text'>} [params]
 * @returns {import('k6/http').RefinedResponse<'text'>}
 */
function post(path, body, params = { responseType: 'text' }) {
  return http.post(`${BASE}${path}`, JSON.stringify(body), {
    ...params,
    headers: { ...params.headers, 'Content-Type': 'application/json' },
  });
}

/**
 * @param {string} name
 * @param {import('k6/http').RefinedResponse<'text'>} response
 */
function succeeded(name, response) {
  if (!check(response, { [name]: (r) => r.status === 200 })) {
    fail(`${name}: ${response.status} ${String(response.body).slice(0, 200)}`);
  }
}
