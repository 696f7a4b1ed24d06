package io.groundplan.local.mail;

import java.util.ArrayDeque;
import java.util.Deque;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The latest mails, newest first; older ones are forgotten. */
final class MailBox {
    static final int CAPACITY = 500;

    private final Deque<KeptMail> mails = new ArrayDeque<>();

    synchronized void add(KeptMail mail) {
        mails.addFirst(mail);
        if (mails.size() > CAPACITY) {
            mails.removeLast();
        }
    }

    synchronized JsonObject toJson() {
        var all = new JsonArray();
        mails.forEach(mail -> all.add(mail.toJson()));
        return JsonObject.of("mails", all);
    }
}
