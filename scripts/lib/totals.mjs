/** Prints the last line, `N passed, N failed`, and resolves to whether nothing failed and something passed. */
export function printTotals(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const [passed, failed] = [sum("passed"), sum("failed")];
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}
