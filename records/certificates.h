/* Posts with the exams that they ask for, certificates of them that expire, and leave. A renewal is
 * another certificate: the one before stays as it was issued. Threads and failures as records.h
 * says. */
#ifndef YINGDA_RECORDS_CERTIFICATES_H
#define YINGDA_RECORDS_CERTIFICATES_H

#include "base/uuid.h"
#include "records/papers.h"

/* Who was away for so long is examined anew before working again: three months, as the safety rules
 * of the trade have it for who interrupts work on live plant (Q/GDW 1799.1-2013, 4.4.2). */
enum { LEAVE_LONG_DAYS = 90 };

/* A certificate that ends within so many days is soon to be renewed. House value: an exam, its
 * review and the paper itself take a week or two. */
enum { CERTIFICATE_SOON_DAYS = 30 };

struct post {
    char post[NAME_SIZE];
    int months;        /* a certificate is good for; 0: the post asks for none */
    unsigned subjects; /* asked for: bit (1 << enum paper_subject) */
    int people;
};

/* Every post that somebody has, or that asks for something, by name (malloc'd, the caller frees;
 * NULL: none). */
MUST_USE enum status records_posts(struct records *records, struct post **out, size_t *count);

/* Sets what it asks for; months 0 or no subject: nothing. */
MUST_USE enum status records_post_set(struct records *records, const struct post *post);

enum certificate_state {
    CERTIFICATE_NONE,   /* not all is passed that the post asks for */
    CERTIFICATE_EARNED, /* all is: it can be issued, or the one there is be renewed */
    CERTIFICATE_VALID,
    CERTIFICATE_SOON, /* ends within CERTIFICATE_SOON_DAYS */
    CERTIFICATE_EXPIRED,
    CERTIFICATE_AWAY,   /* on leave */
    CERTIFICATE_RETURN, /* back from a long leave: to be examined anew first */
    CERTIFICATE_STATES
};

struct certificate_row {
    int64_t person, certificate; /* certificate 0: none was issued */
    char person_number[NUMBER_SIZE], name[NAME_SIZE], team[NAME_SIZE], post[NAME_SIZE];
    char number[40], who[NAME_SIZE];                                   /* of the certificate */
    int64_t issued_unix_ms, until_unix_ms, left_unix_ms, back_unix_ms; /* 0: not so */
    int months, asked, passed; /* subjects asked for, and passed as it now counts */
    enum certificate_state state;
};

/* Everybody whose post asks for a certificate, of one post ("": all) or one person (0: all), by
 * post, team and name (malloc'd, the caller frees; NULL: nobody). */
MUST_USE enum status records_certificate_rows(struct records *records, const char *post,
                                              int64_t person, int64_t now_unix_ms,
                                              struct certificate_row **out, size_t *count);

struct certificate {
    struct uuid uid;
    char number[40]; /* "20261201-7K3QX9": the day, and what no other kiosk gives too */
    int64_t person;
    char post[NAME_SIZE], who[NAME_SIZE];
    int64_t issued_unix_ms, until_unix_ms;
};

/* Fills uid and number of a certificate of that moment, to be signed. */
MUST_USE enum status records_certificate_name(struct records *records, int64_t unix_ms,
                                              struct certificate *out);

/* Stores it with the signed credential. STATUS_INVALID: that person's state is not EARNED, or the
 * one before is still good for longer than CERTIFICATE_SOON_DAYS. */
MUST_USE enum status records_certificate_issue(struct records *records,
                                               const struct certificate *certificate,
                                               const char *badge, int64_t *id);

/* The signed credential of one (malloc'd text, the caller frees). */
MUST_USE enum status records_certificate_badge(struct records *records, int64_t id, char **out);

/* Leaves the post, or is back; STATUS_NOT_FOUND: is away already, or is not. */
MUST_USE enum status records_leave_begin(struct records *records, int64_t person, int64_t unix_ms);
MUST_USE enum status records_leave_end(struct records *records, int64_t person, int64_t unix_ms);

#endif
