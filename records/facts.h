/* Facts: what happened, one after the other, so that another place can gather it from many kiosks
 * and know that nothing is missing; private to records/.
 *
 * A fact is (epoch, seq): seq counts from 1 without a hole. Each opening of a database file that
 * stores facts begins an epoch of its own, a UUID. So a file that was copied, restored from a
 * backup or cloned with its kiosk can never give a number twice for two things: whoever opens it
 * goes on in another epoch. To tell a copy from its original by anything that lies in or beside the
 * file (its inode, the machine's id) was rejected: `cp` over the file and a cloned disk keep all of
 * that.
 *
 * A fact says of which row it is, by that row's uid, and stays when the row goes. It is stored in
 * the transaction of what it tells, and the database refuses to change or delete it. */
#ifndef YINGDA_RECORDS_FACTS_H
#define YINGDA_RECORDS_FACTS_H

#include "base/uuid.h"
#include "records/database.h"

enum fact_kind {
    FACT_PERSON,  /* added, or a name, number, team or post changed: of a person */
    FACT_REMOVAL, /* of a person, who is gone */
    FACT_ATTEMPT, /* begun: of an attempt */
    FACT_TURN,    /* of a turn */
    FACT_END,     /* of an attempt, which has its card now */
    FACT_MARK,    /* of a mark */
    FACT_CONSENT, /* of a decision about one's sound */
    FACT_SOUND,   /* that it is gone: of an attempt */
    FACT_DISPUTE, /* of a verdict that somebody holds to be wrong: of the dispute */
    FACT_PAPER,   /* of an exam, locked or withdrawn: of the paper */
    FACT_SITTING, /* of a paper by somebody, begun, ended or voided: of the sitting */
    FACT_RESULT,  /* released: of the result */
    FACT_DROP,    /* of an item that counts for nobody any more, or does again: of the drop */
    FACT_CERTIFICATE,
    FACT_LEAVE,      /* from a post, or the way back: of the leave */
    FACT_CONTEST,    /* drawn, or a judge has left it: of the contest; published: of the
                        publication */
    FACT_SHEET,      /* of a judge: of the sheet */
    FACT_REPLAY,     /* of a decision whether others may hear what was best */
    FACT_OBSERVATION /* of somebody at work */
};

/* A name for a new row. STATUS_IO: the system gives no random bytes. */
MUST_USE enum status fact_uid(struct records *records, struct uuid *uid);

/* Stores a fact of the row that is called `of`. To be run inside a transaction. */
MUST_USE enum status fact_add(struct records *records, enum fact_kind kind, const struct uuid *of);

/* Binds a name to a statement's parameter, and reads one of a row. */
void fact_bind(sqlite3_stmt *statement, int index, const struct uuid *uid);
struct uuid fact_column(sqlite3_stmt *row, int column);

#endif
