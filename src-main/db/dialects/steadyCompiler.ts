import { type BinaryOperationNode, SqliteQueryCompiler, ValueNode } from 'kysely';

/**
 * Writes SQL whose plan does not hang on what is bound to it.
 *
 * SQLite looks at bound values while it plans (`x = ?` may be rare or not, `isOpen = ?` may match a partial index,
 * `limit ?` may be small), and our driver unbinds them after each run. So a kept statement with such a parameter was
 * planned anew at every run, which for a join takes several times as long as to run it. Behind a plus the value is
 * of no interest to the planner; nothing else changes, since a plus does nothing to a value.
 *
 * A comparison with 0 or 1 is written out: these are the flags that partial indexes test.
 */
export class SteadyCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }

  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { rightOperand: right } = node;
    const isFlag = ValueNode.is(right) && (right.value === 0 || right.value === 1);
    super.visitBinaryOperation(
      isFlag ? { ...node, rightOperand: ValueNode.createImmediate(right.value) } : node,
    );
  }
}
