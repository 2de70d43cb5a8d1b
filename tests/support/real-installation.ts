import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, type Page } from "@playwright/test";
import { ROOT } from "@/prisma/launch/paths";
import type { RealInstallation } from "./serve-real";

export type Account = { username: string; password: string };
export const ADMINISTRATOR: Account = { username: "sysadmin", password: "correct horse battery" };
export const COMMITTEE: Account = { username: "dangban", password: "staple purple window" };

/** Starts an installation without a hospital, and waits until it answers. */
export async function startReal(): Promise<RealInstallation & { stop: () => Promise<void> }> {
  const server = spawn(process.execPath, ["--import", "tsx", "tests/support/serve-real.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { ...(await answerOf(server)), stop: () => stop(server) };
}

async function answerOf(server: ChildProcess): Promise<RealInstallation> {
  for await (const line of createInterface({ input: server.stdout as NodeJS.ReadableStream })) {
    if (line.startsWith("{")) return JSON.parse(line);
  }
  throw new Error("the installation did not start");
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill("SIGTERM");
  await once(server, "exit");
}

export async function signInAs(page: Page, { username, password }: Account): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

async function fillAccount(page: Page, legend: string, name: string, account: Account): Promise<void> {
  const group = page.getByRole("group", { name: legend });
  await group.getByLabel("姓名").fill(name);
  await group.getByLabel("用户名").fill(account.username);
  await group.getByLabel("密码", { exact: false }).first().fill(account.password);
  await group.getByLabel("再输一遍密码").fill(account.password);
}

/** Everything that set-up asks for but the code. */
export async function fillSetUp(page: Page): Promise<void> {
  await page.getByLabel("医院名称").fill("渭水医院");
  await page.getByLabel("医院代码").fill("weishui");
  await page.getByLabel("办医性质").selectOption({ label: "民营" });
  await fillAccount(page, "系统管理员", "管理员", ADMINISTRATOR);
  await fillAccount(page, "党委办公室账号", "党办", COMMITTEE);
}
