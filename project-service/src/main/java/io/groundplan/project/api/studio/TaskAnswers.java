package io.groundplan.project.api.studio;

import org.jboss.resteasy.reactive.RestResponse;

import io.groundplan.project.task.Task;
import io.groundplan.runtime.http.EntityTags;

/** One task with its entity tag. */
final class TaskAnswers {
    private TaskAnswers() {}

    static RestResponse<TaskJson> of(Task task) {
        return of(RestResponse.Status.OK, task);
    }

    static RestResponse<TaskJson> of(RestResponse.Status status, Task task) {
        return RestResponse.ResponseBuilder.create(status, TaskJson.of(task))
                .tag(EntityTags.of(task.version()))
                .build();
    }
}
