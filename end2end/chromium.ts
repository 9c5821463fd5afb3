// Which Chromium: its headless shell opens a page at two fifths of the cost; only the whole one shows a PDF inside a page.
import { existsSync } from "node:fs";

const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const whole = process.env.CHROMIUM ?? "/usr/bin/chromium";
const shell = "/usr/bin/chromium-headless-shell";

export const SHELL = { executablePath: !process.env.CHROMIUM && existsSync(shell) ? shell : whole, args };
export const WHOLE = { executablePath: whole, args };
