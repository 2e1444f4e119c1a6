#pragma once

#include "common/base/result.h"

#include <QFuture>
#include <QPromise>

namespace kontor {

/// A future that has its answer already.
template <class T>
QFuture<Result<T>> answered(const Result<T> &result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(result);
    promise.finish();
    return promise.future();
}

} // namespace kontor
