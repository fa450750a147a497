/**
 * What unit tests get for `electron`: nothing. They test the pure functions of files that also import it, and the
 * real package would try to fetch its binary.
 */
export {};
