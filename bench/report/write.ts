import type { Report } from './report';
export function writeReport(_report: Report): void {}
