package io.groundplan.membership.api.workload;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;

import io.groundplan.membership.member.Ownership;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.security.CurrentCaller;

/** The part of a transfer that must not happen twice: project-service is asked and told outside of its transaction. */
@ApplicationScoped
@Idempotent
class Transfers {
    private final Ownership ownership;
    private final CurrentCaller caller;

    Transfers(Ownership ownership, CurrentCaller caller) {
        this.ownership = ownership;
        this.caller = caller;
    }

    public Uni<RestResponse<Void>> transfer(String projectId, TransferJson body) {
        return ownership
                .transfer(caller.user(), Ids.project(projectId), Ids.user("new_owner_id", body.newOwnerId()))
                .map(ignored -> RestResponse.noContent());
    }
}
