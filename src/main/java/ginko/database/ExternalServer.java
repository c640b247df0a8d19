package ginko.database;

/// A server somebody else runs; it goes on when this program ends.
record ExternalServer(DatabaseAccess access) implements DatabaseServer {

    @Override
    public void close() {
        // nothing to stop
    }
}
