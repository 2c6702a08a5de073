import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of a Chromium that this machine has already, or null. CHROME_PATH comes before all others. */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (starts(chosen)) return chosen;
    throw new Error(`CHROME_PATH is ${chosen}, and no browser starts from there.`);
  }
  return candidates().find(starts) ?? null;
}

/** As `findBrowser`, but gets one when there is none. Null, after a message, if that fails as well. */
export async function ensureBrowser() {
  try {
    const installed = findBrowser() ?? (await playwrightBrowser());
    if (installed) return installed;
  } catch (error) {
    console.error(error.message);
    return null;
  }

  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log('No Chromium here: installing the one of the Debian package …');
    const install = 'apt-get install --yes --no-install-recommends chromium';
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    if ((await run(install, quiet)) !== 0 && (await run('apt-get update', quiet)) === 0)
      await run(install, quiet);
    const packaged = findBrowser();
    if (packaged) return packaged;
  }

  console.log("No Chromium here: downloading Playwright's …");
  await run('npx playwright install --no-shell chromium');
  const downloaded = await playwrightBrowser();
  if (downloaded) return downloaded;

  console.error(
    'The browser tests need Chrome, Chromium or Edge, and none could be found or installed.\n' +
      'Install one of them, or say where it is: CHROME_PATH=/path/to/chrome npm test',
  );
  return null;
}

/** The one that `npx playwright install` has put into Playwright's own cache, if it has. */
async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return starts(path) ? path : null;
}

function candidates() {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      macApplications.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return folders.filter(Boolean).flatMap((folder) => windowsPrograms.map((name) => join(folder, name)));
  }
  return commands.map(onPath).filter(Boolean);
}

/** Where a command lies, or null. */
function onPath(command) {
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, command));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Some distributions put a stub at this name that only says what to install; on Windows --version opens a window. */
function starts(path) {
  if (process.platform === 'win32') return existsSync(path);
  return (
    isExecutable(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  );
}
