package ginko.database;

/// Who uses the database: the bank itself, which owns the bundled server and brings the schemas up
/// to date, or a command of the operator beside it, which changes neither.
enum DatabaseUse {
    PROGRAM,
    COMMAND
}
