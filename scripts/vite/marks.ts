/** Finds where tensors are marked in a source file, with the TypeScript parser. */
import ts from 'typescript';
import type { Mark } from '../../app/code/source';

/**
 * Every `tape.mark('name', …)` of a file, in source order. A name that is not a literal is refused: it could not be
 * told from the source which tensor it names.
 */
export function marksOf(file: string, text: string): Mark[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const marks: Mark[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isMark(node)) {
      const [name] = node.arguments;
      const [startLine, endLine] = linesOf(statementOf(node), source);
      if (!name || !ts.isStringLiteralLike(name)) {
        throw new Error(`${file}:${startLine}: the name of a mark must be a string literal`);
      }
      marks.push({ mark: name.text, file, startLine, endLine });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return marks;
}

/** Relative imports of a file, as written: `./layers`, `../data/batches`. */
export function importsOf(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return source.statements
    .filter((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
    .map(({ moduleSpecifier }) => moduleSpecifier)
    .filter((name): name is ts.StringLiteral => !!name && ts.isStringLiteral(name))
    .map((name) => name.text)
    .filter((name) => name.startsWith('.'));
}

/** `tape.mark(…)` or `pass.tape.mark(…)`; not `performance.mark(…)`. */
function isMark({ expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'mark') return false;
  const owner = expression.expression;
  const name = ts.isPropertyAccessExpression(owner) ? owner.name : owner;
  return ts.isIdentifier(name) && name.text === 'tape';
}

/** The whole of `const x = tape.mark(…)` or `return tape.mark(…)`, where the call is all that the statement does. */
function statementOf(call: ts.Node): ts.Node {
  let node = call;
  while (isWrapper(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) && ts.isVariableDeclarationList(parent.parent)) {
    return parent.parent.declarations.length === 1 ? parent.parent.parent : node;
  }
  return ts.isReturnStatement(parent) || ts.isExpressionStatement(parent) ? parent : node;
}

const isWrapper = (node: ts.Node): boolean =>
  ts.isAsExpression(node) || ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node);

function linesOf(node: ts.Node, source: ts.SourceFile): [number, number] {
  const line = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  return [line(node.getStart(source)), line(node.getEnd())];
}
