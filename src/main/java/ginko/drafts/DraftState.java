package ginko.drafts;

/// OPEN may be changed and carried out; DONE was carried out; DISCARDED was thrown away.
public enum DraftState {
    OPEN,
    DONE,
    DISCARDED
}
