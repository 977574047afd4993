"""Long work as jobs. What an app that has long work needs to know:

1. In its `tasks.py` it says how the work is done, and its AppConfig.ready imports that module:

       @job_kind("compute_scores", one_transaction=True)
       def compute_scores_job(work: Work) -> Result:
           ...one service, from the ids in work.payload, by work.by...
           return {"run": code}

   `one_transaction=True`: the service's changes and the job's end are committed together, or neither
   (a worker that lost its lease rolls back). False for work that must not keep SQLite's one writer
   waiting, such as drawing; it then has to be safe to run twice by its own constraints.
   Steps may call `work.progress(done, total, "đang làm gì")`: cheap, written at most once a second
   from another connection; it raises LeaseLost when the job went to another worker: let it pass.
   `Refused` ends the job with its sentences; any other exception is tried three times.
   Work in parts returns `Spread(parts)`: each part is a job of its own, and the batch ends with the last.

2. A view starts it, from inside or outside a transaction, and sends the person to its page:

       job = start_job(kind=…, key=…, title="Tính điểm …", payload={"round_id": 7}, by=request.user,
                       done_url=reverse(…))                                # accounts.tasks
       return redirect("accounts:job", job.pk)

   Two clicks or two officers get the same row, by (kind, key). Commands call services directly.

3. The rest is here: request_job, take_job, beat_job, finish_job, fail_attempt, retry_job, sweep_jobs, and
   run_job, which puts them together. Nothing here knows Celery: a message only says “look at job 7”,
   the row says whether there is anything to do, and services give back the `Wake`s to send.
"""
