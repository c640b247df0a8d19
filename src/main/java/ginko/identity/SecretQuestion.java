package ginko.identity;

/// Questions a customer chooses three of (seed 002 and the lists of other credit unions). Text:
/// `identity.question.<NAME>`.
public enum SecretQuestion {
    FATHER_BIRTHDAY,
    MOTHER_BIRTHDAY,
    WEDDING_DAY,
    MOTHER_MAIDEN_NAME,
    BIRTHPLACE,
    PET_NAME,
    FAVOURITE_SONG,
    SONG_GENRE,
    MOVING_FILM,
    FIRST_SCHOOL
}
